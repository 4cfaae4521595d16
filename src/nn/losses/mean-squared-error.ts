import { z } from "zod";
import type { Loss } from "./definition.js";
import { formulaLoss } from "./formula-loss.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

export const meanSquaredError: Loss = {
  name: "mean_squared_error",
  title: "Mean squared error",
  tasks: ["regression", "classification"],
  ...cite`${works.legendre1805}; ${pytorch("torch.nn.MSELoss")}, of classes on their one-hot vectors (${works.hui2021})`,
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
