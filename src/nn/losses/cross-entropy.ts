import { z } from "zod";
import type { Loss } from "./definition.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

export const crossEntropy: Loss = {
  name: "cross_entropy",
  title: "Softmax cross-entropy",
  tasks: ["classification"],
  ...cite`${works.bridle1990}; ${pytorch("torch.nn.CrossEntropyLoss")}`,
  parameters: z.strictObject({}),
  create(kernel, _parameters, { rows: most, width }) {
    const room = kernel.allocate(most * width);
    return {
      forward: (outputs, targets, sums, rows) =>
        kernel.crossEntropyForward(outputs, targets, room, sums, rows, width),
      backward: (outputs, targets, dOutputs, rows) =>
        kernel.crossEntropyBackward(outputs, targets, dOutputs, rows, width),
    };
  },
};
