import type { Loss } from "./definition.js";

export const meanSquaredError: Loss = {
  name: "mean_squared_error",
  title: "Mean squared error",
  task: "regression",
  unit: "target²",
  source: "Legendre 1805; torch.nn.MSELoss",
  forward: (kernel, outputs, targets, sums, rows, width) =>
    kernel.squaredErrorForward(outputs, targets, sums, rows, width),
  backward: (kernel, outputs, targets, dOutputs, rows, width) =>
    kernel.squaredErrorBackward(outputs, targets, dOutputs, rows, width),
};
