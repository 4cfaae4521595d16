import type { Alternative, EventTime, Sampling, TimePair } from "../stats/index.js";
import type { EvaluatedArm } from "./conditions.js";
import { measureRatio, measureTimes, type Comparison, type Measurement } from "./location.js";
import { pairValuesBySeed } from "./pair-by-seed.js";
import type { TrialRecord } from "./records.js";

/** A trial's time to target in epochs, or its horizon; undefined for a failed trial, which tells nothing. */
export function epochsOf({ score }: TrialRecord): EventTime | undefined {
  if (score === undefined) return undefined;
  return score.reached ? { reached: true, time: score.epochs } : score;
}

type TimeOf = (trial: TrialRecord) => EventTime | undefined;

/** A trial, and what it took. */
interface TimedTrial {
  readonly trial: TrialRecord;
  readonly time: EventTime;
}

/**
 * The trials of two arms with their times, paired by seed: the same seed has the same data, batch order and raw initial
 * draws. A seed that one of them lacks, or on which an error ended a trial, makes no pair.
 *
 * @param timeOf what is compared, by default the time to target in epochs
 */
export function pairTrialsBySeed(
  a: Pick<EvaluatedArm, "trials">,
  b: Pick<EvaluatedArm, "trials">,
  timeOf: TimeOf = epochsOf,
): { a: TimedTrial; b: TimedTrial }[] {
  return pairValuesBySeed(a.trials, b.trials, (trial) => {
    const time = timeOf(trial);
    return time && { trial, time };
  });
}

/** The same, of which only the times are kept. */
export function pairBySeed(a: Pick<EvaluatedArm, "trials">, b: Pick<EvaluatedArm, "trials">): TimePair[] {
  return timesOf(pairTrialsBySeed(a, b));
}

const timesOf = (pairs: ReturnType<typeof pairTrialsBySeed>): TimePair[] =>
  pairs.map((pair) => ({ a: pair.a.time, b: pair.b.time }));

/** How pairs of two arms were sampled: in looks, where one of the arms was. */
export const jointSampling = (
  a: Pick<EvaluatedArm, "sampling">,
  b: Pick<EvaluatedArm, "sampling">,
): Sampling => (a.sampling === "fixed" ? b.sampling : a.sampling);

/**
 * By what factor arm a is faster than arm b, and whether by more than `times`. Where the best rate of a is the last of
 * its grid, a may be faster than measured; where that of b is, b may be: in all pairs, or where each seed has a rate of
 * its own, in those of which it is so. Where a rate was chosen once, the choice goes with the measurement.
 */
export function compareArms(
  a: ComparedArm,
  b: ComparedArm,
  {
    times = 1,
    alternative = "greater",
    timeOf,
  }: {
    readonly times?: number;
    readonly alternative?: Alternative;
    readonly timeOf?: TimeOf;
  } = {},
): Comparison {
  const { pairs, ...sampled } = sampledTimes(a, b, timeOf);
  return measureRatio(pairs, { alternative, nullValue: times, ...sampled });
}

/** The same, as far as a verdict on "at least `times`" needs it. */
export function measureArmTimes(a: ComparedArm, b: ComparedArm, times: number): Measurement {
  const { pairs, ...sampled } = sampledTimes(a, b);
  return measureTimes(pairs, { nullValue: times, ...sampled });
}

function sampledTimes(a: ComparedArm, b: ComparedArm, timeOf?: TimeOf) {
  const pairs = pairTrialsBySeed(a, b, timeOf);
  return {
    pairs: timesOf(pairs),
    sampling: jointSampling(a, b),
    edges: pairs.map((pair) => ({ a: isAtEdge(a, pair.a.trial), b: isAtEdge(b, pair.b.trial) })),
    choice: { ...(a.choice && { upper: a.choice }), ...(b.choice && { lower: b.choice }) },
  };
}

export type ComparedArm = Pick<EvaluatedArm, "trials" | "atEdge" | "sampling" | "isTunedAnew" | "choice">;

/** Whether the rate of an arm's trial is the last of its grid. */
export const isAtEdge = ({ atEdge, isTunedAnew }: ComparedArm, trial: TrialRecord): boolean =>
  isTunedAnew ? trial.atEdge === true : atEdge;
