import type { Task } from "../../datasets/definition.js";
import { createRegistry } from "../../registry.js";
import { crossEntropy } from "./cross-entropy.js";
import type { Loss } from "./definition.js";
import { meanSquaredError } from "./mean-squared-error.js";

export type { Loss } from "./definition.js";

export const losses = createRegistry<Loss>("loss", [crossEntropy, meanSquaredError]);

const byTask: Readonly<Record<Task, Loss>> = { classification: crossEntropy, regression: meanSquaredError };

/** The loss that a task is trained with. */
export function lossFor(task: Task): Loss {
  return byTask[task];
}
