import type { Kernel } from "../nn/kernel.js";
import type { DatasetSource } from "./dataset-cache.js";
import { trialId } from "./id.js";
import type { FinishedTrial } from "./result.js";
import type { TrialSpec } from "./spec.js";
import { trainGroup } from "./train-group.js";

/** Trains a group; an error becomes a `failed` result of each of its trials, and the others of the study go on. */
export function runGroup<B>(
  kernel: Kernel<B>,
  group: readonly TrialSpec[],
  datasets: DatasetSource,
  now: () => number,
): FinishedTrial[] {
  try {
    const { results, trainingSeconds } = trainGroup(kernel, group, datasets, now);
    return group.map((spec, i) => ({ spec, result: results[i], seconds: trainingSeconds / group.length }));
  } catch (error) {
    return failGroup(group, error);
  }
}

/** Every trial of the group as failed with the error's message. */
export function failGroup(group: readonly TrialSpec[], error: unknown): FinishedTrial[] {
  const message = error instanceof Error ? error.message : String(error);
  return group.map((spec) => ({ spec, result: { state: "failed", id: trialId(spec), message }, seconds: 0 }));
}
