import type { Kernel } from "../nn/kernel.js";
import type { DatasetSource } from "./dataset-cache.js";
import { trialId } from "./id.js";
import type { FinishedTrial } from "./result.js";
import type { TrialSpec } from "./spec.js";
import { trainGroup } from "./train-group.js";

/**
 * Trains a group; an error becomes a `failed` result of each of its trials, and the others of the study go on. A group that
 * fits a narrower kernel is trained on that; so are the halves of one that failed, which need half the memory.
 *
 * @param kernels the widest first, each half as wide as the one before it
 */
export function runGroup<B>(
  kernels: readonly Kernel<B>[],
  group: readonly TrialSpec[],
  datasets: DatasetSource,
  now: () => number,
): FinishedTrial[] {
  const [kernel, ...narrower] = kernels;
  const half = narrower[0]?.lanes ?? 0;
  if (group.length <= half) return runGroup(narrower, group, datasets, now);
  try {
    const { results, trainingSeconds } = trainGroup(kernel, group, datasets, now);
    return group.map((spec, i) => ({ spec, result: results[i], seconds: trainingSeconds / group.length }));
  } catch (error) {
    if (half === 0) return failGroup(group, error);
    const halves = [group.slice(0, half), group.slice(half)];
    return halves.flatMap((trials) => runGroup(narrower, trials, datasets, now));
  }
}

/** Every trial of the group as failed with the error's message. */
export function failGroup(group: readonly TrialSpec[], error: unknown): FinishedTrial[] {
  const message = error instanceof Error ? error.message : String(error);
  return group.map((spec) => ({ spec, result: { state: "failed", id: trialId(spec), message }, seconds: 0 }));
}
