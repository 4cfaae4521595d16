import { log } from "../math/index.js";
import { ActbenchError } from "../errors.js";
import { ratioBounds, type RatioBounds } from "./bounds.js";
import { anytimeP, confidenceSequence } from "./confidence-sequence.js";
import type { Sampling } from "./fewest-pairs.js";
import { hodgesLehmann } from "./hodges-lehmann.js";
import { logRatio, type EventTime } from "./log-ratio.js";
import { seedsNeeded } from "./seeds-needed.js";
import { signedRankInterval } from "./signed-rank-interval.js";
import { EXACT_RANKS } from "./signed-rank-tail.js";
import { signedRankTest, type Alternative } from "./signed-rank-test.js";

/** The times of a and b under the same seed. */
export interface TimePair {
  readonly a: EventTime;
  readonly b: EventTime;
}

/** A sentence can be written from this alone. All ratios are T_b / T_a: above 1, a is the faster. */
export interface PairedComparison {
  readonly method: string;
  /** How many pairs. */
  readonly n: number;
  /** How many of them have at least one time that is only known to exceed its horizon. */
  readonly censored: number;
  readonly estimate: RatioBounds;
  readonly interval: RatioBounds;
  /** How sure the interval is: 0.95. */
  readonly confidence: number;
  /** W⁺ of the signed-rank test. */
  readonly statistic: number;
  /** Not adjusted for other tests, see {@link holm}. */
  readonly p: number;
  readonly alternative: Alternative;
  /** The ratio that the test is against. */
  readonly nullValue: number;
  /**
   * Pairs in all for the interval to exclude `nullValue`, see {@link seedsNeeded}; null when more pairs would not do it,
   * and where one may look after every pair.
   */
  readonly seedsNeeded: number | null;
}

/**
 * **Paired comparison of times**: by what factor is a faster than b, and is it more than `nullValue`?
 *
 * On the log ratios of the pairs: the Hodges–Lehmann pseudo-median, the exact signed-rank interval and the exact
 * signed-rank test, each in its worst case where times are censored. So nothing is dropped or imputed, and no answer is
 * NaN; where only a bound is known it says so. With no pairs nothing is known and p is 1. Cost: O(n log n), and O(n³)
 * additions for the exact distribution.
 *
 * @param options.sampling `sequential` where pairs were added after a look at those before: interval and p are then
 * those of {@link confidenceSequence}, and the pairs in the order in which they were seen
 * @throws {ActbenchError} when `nullValue` is not a positive finite ratio, `confidence` is not strictly between 0 and
 * 1, or a time is not a time (see {@link logRatio}).
 * @example
 * const pairs = [20, 22, 24, 26, 28, 30].map((time) => ({
 *   a: { reached: true, time: 10 },
 *   b: { reached: true, time },
 * }));
 * comparePaired(pairs).interval // => { lower: 2, upper: 3, bound: "between" }
 */
export function comparePaired(
  pairs: readonly TimePair[],
  options: {
    readonly alternative?: Alternative;
    readonly nullValue?: number;
    readonly confidence?: number;
    readonly sampling?: Sampling;
  } = {},
): PairedComparison {
  const { alternative = "two-sided", nullValue = 1, confidence = 0.95, sampling = "fixed" } = options;
  if (!(nullValue > 0 && nullValue < Infinity)) {
    throw new ActbenchError(`a null value of ${nullValue}`, { remedy: "Give a positive ratio, such as 1." });
  }
  const logRatios = pairs.map(({ a, b }) => logRatio(a, b));
  const isFixed = sampling === "fixed";
  const { statistic, p } = signedRankTest(logRatios, { alternative, nullValue: log(nullValue) });
  const censored = pairs.filter(({ a, b }) => !a.reached || !b.reached).length;
  return {
    method: describeMethod(pairs.length, censored, sampling),
    n: pairs.length,
    censored,
    estimate: ratioBounds(hodgesLehmann(logRatios)),
    interval: ratioBounds((isFixed ? signedRankInterval : confidenceSequence)(logRatios, confidence)),
    confidence,
    statistic,
    p: isFixed ? p : anytimeP(logRatios, log(nullValue), { alternative }),
    alternative,
    nullValue,
    seedsNeeded: isFixed ? seedsNeeded(logRatios, log(nullValue), { confidence }) : null,
  };
}

function describeMethod(n: number, censored: number, sampling: Sampling): string {
  const exact = n > EXACT_RANKS ? "signed-rank test by normal approximation" : "exact signed-rank test";
  const test = sampling === "fixed" ? exact : "bets on sequential signed ranks, valid at any time";
  return censored > 0 ? `${test}, worst case of the censored pairs` : test;
}
