import { z } from "zod";
import type { Task } from "../../datasets/definition.js";
import { createRegistry } from "../../registry.js";
import { cite, pytorch, works } from "../../sources/index.js";
import type { Loss } from "./definition.js";
import { formulaLoss } from "./formula-loss.js";

export type { Loss, LossAt } from "./definition.js";

const none = z.strictObject({});

const crossEntropy: Loss = {
  name: "cross_entropy",
  title: "Softmax cross-entropy",
  tasks: ["classification"],
  ...cite`${works.bridle1990}; ${pytorch("torch.nn.CrossEntropyLoss")}`,
  parameters: none,
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

const meanSquaredError: Loss = {
  name: "mean_squared_error",
  title: "Mean squared error",
  tasks: ["regression", "classification"],
  ...cite`${works.legendre1805}; ${pytorch("torch.nn.MSELoss")}, of classes on their one-hot vectors (${works.hui2021})`,
  parameters: none,
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

const huber: Loss<{ delta: number }> = {
  name: "huber",
  title: "Huber loss",
  tasks: ["regression"],
  ...cite`${works.huber1964}; ${pytorch("torch.nn.HuberLoss")}`,
  parameters: z.strictObject({
    delta: z
      .number()
      .positive()
      .default(1)
      .describe("The error from which it grows in proportion, no longer with the square."),
  }),
  create: (kernel, { delta }, shape) =>
    formulaLoss(
      kernel,
      "abs(x) <= delta ? x * x / 2 : delta * (abs(x) - delta / 2)",
      { delta },
      kernel.valueResiduals,
      shape,
    ),
};

const hinge: Loss<{ margin: number }> = {
  name: "hinge",
  title: "Multi-class hinge loss",
  tasks: ["classification"],
  ...cite`${works.weston1999}; ${pytorch("torch.nn.MultiMarginLoss")}`,
  parameters: z.strictObject({
    margin: z
      .number()
      .positive()
      .default(1)
      .describe("By how much the right class's output has to exceed every other one."),
  }),
  create: (kernel, { margin }, shape) =>
    formulaLoss(kernel, "max(0, margin + x)", { margin }, kernel.marginResiduals, shape),
};

/** What training can minimise. */
export const losses = createRegistry<Loss>("loss", [crossEntropy, meanSquaredError, huber, hinge]);

const byTask: Readonly<Record<Task, Loss>> = { classification: crossEntropy, regression: meanSquaredError };

/** What a config calls the loss that suits the task. */
export const AUTO = "auto";
export const autoLoss = {
  name: AUTO,
  title: "The task's own",
  source: `${byTask.classification.name} for classes, ${byTask.regression.name} for numbers`,
  parameters: none,
};

/** The loss of that name; of `auto` the one that the task is trained with unless something else is asked for. */
export const lossFor = (task: Task, name = AUTO): Loss => (name === AUTO ? byTask[task] : losses.get(name));
