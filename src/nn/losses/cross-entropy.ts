import type { Loss } from "./definition.js";

export const crossEntropy: Loss = {
  name: "cross_entropy",
  title: "Softmax cross-entropy",
  task: "classification",
  unit: "nats",
  source: "Bridle 1990; torch.nn.CrossEntropyLoss",
  forward: (kernel, outputs, targets, sums, rows, width) =>
    kernel.crossEntropyForward(outputs, targets, sums, rows, width),
  backward: (kernel, outputs, targets, dOutputs, rows, width) =>
    kernel.crossEntropyBackward(outputs, targets, dOutputs, rows, width),
};
