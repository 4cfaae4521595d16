import type { Task } from "../datasets/definition.js";
import { lossFor, type LossAt } from "../nn/losses/index.js";
import type { Mlp } from "../nn/mlp.js";
import type { TrialSpec } from "./spec.js";

/** What a trial minimises, on as many rows as its network takes at a time. */
export function createLoss<B>(
  { kernel, layers, maxRows }: Mlp<B>,
  { loss }: TrialSpec,
  task: Task,
): LossAt<B> {
  const chosen = lossFor(task, loss?.name);
  const width = layers[layers.length - 1].units;
  return chosen.create(kernel, loss?.parameters ?? {}, { task, rows: maxRows, width });
}
