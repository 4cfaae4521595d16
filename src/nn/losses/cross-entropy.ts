import { z } from "zod";
import type { Loss } from "./definition.js";

export const crossEntropy: Loss = {
  name: "cross_entropy",
  title: "Softmax cross-entropy",
  tasks: ["classification"],
  source: "Bridle 1990; torch.nn.CrossEntropyLoss",
  parameters: z.strictObject({}),
  create: (kernel, _parameters, { width }) => ({
    forward: (outputs, targets, sums, rows) =>
      kernel.crossEntropyForward(outputs, targets, sums, rows, width),
    backward: (outputs, targets, dOutputs, rows) =>
      kernel.crossEntropyBackward(outputs, targets, dOutputs, rows, width),
  }),
};
