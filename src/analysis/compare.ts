import { median, type EventTime, type Sampling, type TimePair } from "../stats/index.js";
import { timeOrInfinity } from "../stats/log-ratio.js";
import type { EvaluatedArm } from "./conditions.js";
import { measureRatio, type Measurement } from "./location.js";
import type { TrialRecord } from "./records.js";

/** A trial's time to target in epochs, or its horizon; undefined for a failed trial, which tells nothing. */
export function epochsOf({ score }: TrialRecord): EventTime | undefined {
  if (score === undefined) return undefined;
  return score.reached ? { reached: true, time: score.epochs } : score;
}

/** Infinity where most times are beyond the horizon, and of none. */
export const medianEpochs = (times: readonly EventTime[]): number =>
  times.length === 0 ? Infinity : median(times.map(timeOrInfinity));

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
export const pairBySeed = (a: Pick<EvaluatedArm, "trials">, b: Pick<EvaluatedArm, "trials">): TimePair[] =>
  timesOf(pairTrialsBySeed(a, b));

export const timesOf = (pairs: ReturnType<typeof pairTrialsBySeed>): TimePair[] =>
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
  { times = 1, timeOf }: { readonly times?: number; readonly timeOf?: TimeOf } = {},
): Measurement {
  const pairs = pairTrialsBySeed(a, b, timeOf);
  return measureRatio(timesOf(pairs), {
    nullValue: times,
    sampling: jointSampling(a, b),
    edges: pairs.map((pair) => ({ a: isAtEdge(a, pair.a.trial), b: isAtEdge(b, pair.b.trial) })),
    choice: { ...(a.choice && { upper: a.choice }), ...(b.choice && { lower: b.choice }) },
  });
}

type ComparedArm = Pick<EvaluatedArm, "trials" | "atEdge" | "sampling" | "isTunedAnew" | "choice">;

/** Whether the rate of an arm's trial is the last of its grid. */
export const isAtEdge = ({ atEdge, isTunedAnew }: ComparedArm, trial: TrialRecord): boolean =>
  isTunedAnew ? trial.atEdge === true : atEdge;

/**
 * What two arms' trials have under the same seed, in the order of the first arm's; a seed that one of them lacks, or
 * whose value is undefined, makes no pair.
 */
export function pairValuesBySeed<Seed, Trial extends { readonly seed: Seed }, Value>(
  a: readonly Trial[],
  b: readonly Trial[],
  valueOf: (trial: Trial) => Value | undefined,
): { a: Value; b: Value }[] {
  const ofB = new Map(b.map((trial) => [trial.seed, valueOf(trial)]));
  return a.flatMap((trial) => {
    const [valueA, valueB] = [valueOf(trial), ofB.get(trial.seed)];
    return valueA === undefined || valueB === undefined ? [] : [{ a: valueA, b: valueB }];
  });
}
