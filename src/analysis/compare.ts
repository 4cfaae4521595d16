import type { Alternative, EventTime, Sampling, TimePair } from "../stats/index.js";
import type { EvaluatedArm } from "./conditions.js";
import { measureRatio, type Comparison } from "./location.js";
import { pairValuesBySeed } from "./pair-by-seed.js";
import type { TrialRecord } from "./records.js";

/** A trial's time to target in epochs, or its horizon; undefined for a failed trial, which tells nothing. */
export function epochsOf({ score }: TrialRecord): EventTime | undefined {
  if (score === undefined) return undefined;
  return score.reached ? { reached: true, time: score.epochs } : score;
}

/**
 * The times of two arms, paired by seed: the same seed has the same data, batch order and raw initial draws. A seed
 * that one of them lacks, or on which an error ended a trial, makes no pair.
 *
 * @param timeOf what is compared, by default the time to target in epochs
 */
export function pairBySeed(
  a: Pick<EvaluatedArm, "trials">,
  b: Pick<EvaluatedArm, "trials">,
  timeOf: (trial: TrialRecord) => EventTime | undefined = epochsOf,
): TimePair[] {
  return pairValuesBySeed(a.trials, b.trials, timeOf);
}

/** How pairs of two arms were sampled: in looks, where one of the arms was. */
export const jointSampling = (
  a: Pick<EvaluatedArm, "sampling">,
  b: Pick<EvaluatedArm, "sampling">,
): Sampling => (a.sampling === "fixed" ? b.sampling : a.sampling);

/**
 * By what factor arm a is faster than arm b, and whether by more than `times`. Where the best rate of a is the last of
 * its grid, a may be faster than measured; where that of b is, b may be.
 */
export function compareArms(
  a: Pick<EvaluatedArm, "trials" | "atEdge" | "sampling">,
  b: Pick<EvaluatedArm, "trials" | "atEdge" | "sampling">,
  {
    times = 1,
    alternative = "greater",
    timeOf,
  }: {
    readonly times?: number;
    readonly alternative?: Alternative;
    readonly timeOf?: (trial: TrialRecord) => EventTime | undefined;
  } = {},
): Comparison {
  return measureRatio(pairBySeed(a, b, timeOf), {
    alternative,
    nullValue: times,
    sampling: jointSampling(a, b),
    open: [...(a.atEdge ? (["upper"] as const) : []), ...(b.atEdge ? (["lower"] as const) : [])],
  });
}
