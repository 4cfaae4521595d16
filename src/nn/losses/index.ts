import { z } from "zod";
import type { Task } from "../../datasets/definition.js";
import { createRegistry } from "../../registry.js";
import { crossEntropy } from "./cross-entropy.js";
import type { Loss } from "./definition.js";
import { hinge } from "./hinge.js";
import { huber } from "./huber.js";
import { meanSquaredError } from "./mean-squared-error.js";

export type { Loss, LossAt } from "./definition.js";

/** What training can minimise. */
export const losses = createRegistry<Loss>("loss", [crossEntropy, meanSquaredError, huber, hinge]);

const byTask: Readonly<Record<Task, Loss>> = { classification: crossEntropy, regression: meanSquaredError };

/** What a config calls the loss that suits the task. */
export const AUTO = "auto";
export const autoLoss = {
  name: AUTO,
  title: "The task's own",
  source: `${byTask.classification.name} for classes, ${byTask.regression.name} for numbers`,
  parameters: z.strictObject({}),
};

/** The loss of that name; of `auto` the one that the task is trained with unless something else is asked for. */
export function lossFor(task: Task, name = AUTO): Loss {
  return name === AUTO ? byTask[task] : losses.get(name);
}
