import { timeToTarget } from "../experiment/measure.js";
import type { Target } from "../experiment/experiment.js";
import { finite } from "../trial/curve.js";
import type { MeasuredResult } from "../trial/result.js";
import { SUSTAINED } from "./protocol.js";
import { curveMetrics } from "../metrics/index.js";

/** What of a perfect score is missing, from an easy target to a hard one: in even steps on the logarithm, or nearly so. */
const SHARES = [0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
/** Losses have no scale of their own: parts of the declared one. */
const PARTS = [10, 5, 2, 1, 1 / 2, 1 / 5, 1 / 10];

/**
 * The **ladder of targets** that a comparison is looked at, from the easiest to the hardest; the declared one is among them.
 * So one sees whether a finding is one about two activations, or one about two activations and a target
 * ([Hansen et al. 2021](https://doi.org/10.1080/10556788.2020.1808977), COCO, judge optimisers so).
 *
 * It is the same for every study with such a target: nothing of it is chosen by what the trials came to.
 */
export function ladderOf({ metric, value }: Target): readonly number[] {
  if (curveMetrics.get(metric).goal === "maximize") {
    return [...new Set([...SHARES, value])].toSorted((a, b) => a - b);
  }
  return PARTS.map((part) => (part === 1 ? value : Number((value * part).toPrecision(12))));
}

/** How a target is crossed: for the first time, or for good, as far as {@link SUSTAINED} evaluations tell. */
export const CROSSINGS = ["first", "sustained"] as const;
export type Crossing = (typeof CROSSINGS)[number];

/** What of a learning curve comparisons are made of, beside its time to target. */
export interface Course {
  /** Epochs to each target of the ladder, in its order; Infinity where it was not reached within the horizon. */
  readonly epochs: Readonly<Record<Crossing, readonly number[]>>;
  /** At the last evaluation; null where the trial diverged, or has not measured it. */
  readonly trainLoss: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** At the best evaluation, of a trial that diverged as well; null where it has none. */
  readonly bestTestLoss: number | null;
  readonly bestTestAccuracy: number | null;
  /** The mean training loss over the epochs, by the trapezoidal rule: the area under the curve by its length. */
  readonly meanTrainLoss: number | null;
  /** Optimiser steps in one epoch. */
  readonly stepsPerEpoch: number;
}

export function courseOf(result: MeasuredResult, target: Target): Course {
  const { curve, stepsPerEpoch } = result;
  const rungs = ladderOf(target);
  const epochsTo = (lasting: number) =>
    rungs.map((value) => {
      const score = timeToTarget(curve, { ...target, value }, Infinity, stepsPerEpoch, lasting);
      return score.reached ? score.epochs : Infinity;
    });
  const isWhole = result.state !== "diverged";
  const last = (metric: string) => (isWhole ? finite(curve.metrics[metric]?.at(-1)) : null);
  const known = (metric: string) => (curve.metrics[metric] ?? []).flatMap((value) => finite(value) ?? []);
  return {
    epochs: { first: epochsTo(1), sustained: epochsTo(SUSTAINED) },
    trainLoss: last("train_loss"),
    testLoss: last("test_loss"),
    testAccuracy: last("test_accuracy"),
    bestTestLoss: finite(Math.min(...known("test_loss"))),
    bestTestAccuracy: finite(Math.max(...known("test_accuracy"))),
    meanTrainLoss: isWhole ? timeAverage(curve.epochs, curve.metrics.train_loss ?? []) : null,
    stepsPerEpoch,
  };
}

/** Null where a value is missing, or fewer than two are there. */
function timeAverage(epochs: readonly number[], values: readonly (number | null)[]): number | null {
  let area = 0;
  for (let i = 1; i < epochs.length; i++) {
    area += (((values[i - 1] ?? NaN) + (values[i] ?? NaN)) / 2) * (epochs[i] - epochs[i - 1]);
  }
  return finite(area / (epochs[epochs.length - 1] - epochs[0]));
}
