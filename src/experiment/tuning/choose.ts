import { ascending, median } from "../../stats/quantile.js";
import type { Point } from "./point.js";

/** What a trial came to, as far as tuning asks; a target that was not reached has an infinite time, a diverged trial an infinite loss. */
export interface TrialScore {
  readonly epochs: number;
  readonly finalLoss: number;
}

/** A point with what its tuning trials came to. */
export interface TriedPoint extends Point {
  readonly trials: number;
  readonly reached: number;
  readonly medianEpochs: number;
  readonly medianFinalLoss: number;
}

export function summarizePoint(point: Point, scores: readonly TrialScore[]): TriedPoint {
  return {
    ...point,
    trials: scores.length,
    reached: scores.filter(({ epochs }) => epochs < Infinity).length,
    medianEpochs: median(scores.map(({ epochs }) => epochs)),
    medianFinalLoss: median(scores.map(({ finalLoss }) => finalLoss)),
  };
}

/** The best of the points that were tried, at least one, by some rule. */
export type Choose = <P extends TriedPoint>(tried: readonly P[]) => P;

/**
 * An activation's own best point: the smallest median time to target, ties by final loss, then the smaller rate, then the
 * settings that were tried first.
 */
export const bestPoint: Choose = (tried) => tried.toSorted(sooner)[0];

/**
 * The one point that is best for a whole field: at which most trials reach the target, ties by the smallest median
 * time, then by final loss, then the smaller rate, then the settings that were tried first. Give it one summary per point
 * over all activations' trials.
 */
export const bestSharedPoint: Choose = (tried) =>
  tried.toSorted((a, b) => b.reached - a.reached || sooner(a, b))[0];

const sooner = (a: TriedPoint, b: TriedPoint): number =>
  ascending(a.medianEpochs, b.medianEpochs) ||
  ascending(a.medianFinalLoss, b.medianFinalLoss) ||
  a.rate - b.rate;
