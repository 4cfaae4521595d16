import { median } from "../../stats/median.js";

/** What a trial came to, as far as tuning asks; a target that was not reached has an infinite time, a diverged trial an infinite loss. */
export interface TrialScore {
  readonly epochs: number;
  readonly finalLoss: number;
}

/** A rate with what its tuning trials came to. */
export interface TriedRate {
  readonly rate: number;
  readonly trials: number;
  readonly reached: number;
  readonly medianEpochs: number;
  readonly medianFinalLoss: number;
}

export function summarizeRate(rate: number, scores: readonly TrialScore[]): TriedRate {
  return {
    rate,
    trials: scores.length,
    reached: scores.filter(({ epochs }) => epochs < Infinity).length,
    medianEpochs: median(scores.map(({ epochs }) => epochs)),
    medianFinalLoss: median(scores.map(({ finalLoss }) => finalLoss)),
  };
}

/** An activation's own best rate: the smallest median time to target, ties by final loss, then the smaller rate. */
export function bestRate(tried: readonly TriedRate[]): number {
  return first(
    tried,
    (a, b) => less(a.medianEpochs, b.medianEpochs) || less(a.medianFinalLoss, b.medianFinalLoss),
  );
}

/**
 * The one rate that is best for a whole field: at which most trials reach the target, ties by the smallest median
 * time, then by final loss, then the smaller rate. Give it one summary per rate over all activations' trials.
 */
export function bestSharedRate(tried: readonly TriedRate[]): number {
  return first(
    tried,
    (a, b) =>
      b.reached - a.reached ||
      less(a.medianEpochs, b.medianEpochs) ||
      less(a.medianFinalLoss, b.medianFinalLoss),
  );
}

/** a − b as a sign, for infinities as well. */
const less = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function first(tried: readonly TriedRate[], compare: (a: TriedRate, b: TriedRate) => number): number {
  return tried.toSorted((a, b) => compare(a, b) || a.rate - b.rate)[0].rate;
}
