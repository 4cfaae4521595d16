import { z } from "zod";
import type { Loss } from "./definition.js";
import { formulaLoss } from "./formula-loss.js";

export const meanSquaredError: Loss = {
  name: "mean_squared_error",
  title: "Mean squared error",
  tasks: ["regression", "classification"],
  source: "Legendre 1805; torch.nn.MSELoss, of classes on their one-hot vectors (Hui & Belkin 2021)",
  parameters: z.strictObject({}),
  create(kernel, _parameters, shape) {
    const { task, width } = shape;
    if (task === "classification") return formulaLoss(kernel, "x * x", {}, kernel.oneHotResiduals, shape);
    return {
      forward: (outputs, targets, sums, rows) =>
        kernel.squaredErrorForward(outputs, targets, sums, rows, width),
      backward: (outputs, targets, dOutputs, rows) =>
        kernel.squaredErrorBackward(outputs, targets, dOutputs, rows, width),
    };
  },
};
