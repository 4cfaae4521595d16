import { requireOpenShare } from "./arguments.js";
import { lowersOf, mirrored, roundingAt, uppersOf, type Bounds } from "./bounds.js";
import { signedRankTail, untiedRanks } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";
import { ofSides, type Alternative } from "./signed-rank-test.js";

/**
 * The **signed-rank confidence interval** for the pseudo-median of paired differences, by inversion of the exact
 * distribution: from the c-th smallest to the c-th largest Walsh average.
 *
 * Use it with {@link hodgesLehmann}. It covers with at least the stated confidence, at any n:
 * - *ties and zeros* can only make it cover more, because both ends are included
 *   ([Noether 1967](https://doi.org/10.1080/01621459.1967.10482900));
 * - *censored differences*: the lower limit uses each one's lower bound, the upper limit each one's upper bound, so the
 *   interval contains the one that the unknown values would have given;
 * - fewer differences than the confidence needs (six at 95 %) give −Infinity to Infinity.
 *
 * Cost: O(n log n), and O(n³) additions once for each n.
 *
 * @throws {ActbenchError} when `confidence` is not strictly between 0 and 1.
 * @example
 * const gains = [1, 2, 3, 4, 5, 6].map((gain) => ({ lower: gain, upper: gain }));
 * signedRankInterval(gains, 0.95) // => { lower: 1, upper: 6 }
 */
export function signedRankInterval(differences: readonly Bounds[], confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  const c = signedRankCritical(differences.length, (1 - confidence) / 2);
  if (c === 0) return { lower: -Infinity, upper: Infinity };
  const lowest = walshAverages(lowersOf(differences));
  const highest = walshAverages(uppersOf(differences));
  return { lower: lowest.nth(c), upper: highest.nth(highest.length + 1 - c) };
}

/** The largest c with P(W⁺ ≤ c − 1) ≤ tail among n untied differences; 0 when there is none. */
export const signedRankCritical = (n: number, tail: number): number => criticalCount(untiedRanks(n), tail);

/** The same of any ranks, which are doubled as for {@link signedRankTail}. */
export function criticalCount(ranks: readonly number[], tail: number): number {
  let [within, beyond] = [0, ranks.reduce((sum, rank) => sum + rank, 0) / 2 + 1];
  while (beyond - within > 1) {
    const c = Math.floor((within + beyond) / 2);
    if (signedRankTail(ranks, 2 * (c - 1)) <= tail * (1 + 1e-12)) within = c;
    else beyond = c;
  }
  return within;
}

/**
 * The **p of the signed-rank interval**: two-sided, the smallest 1 − confidence at which {@link signedRankInterval} leaves
 * `value` out; one-sided, half of that at which it is wholly above, or below, the value. So this p and the interval never contradict each other, ties and censored differences included.
 *
 * Without ties it is the p of the exact two-sided signed-rank test. With them, and with differences of exactly 0, it is
 * larger than that of {@link signedRankTest} as a rule, since a limit that is on the value does not exclude it. No
 * differences give 1. Cost: O(n log n), and O(n³) additions once for each n.
 *
 * @example exclusionP([1, 2, 3, 4, 5, 6].map((x) => ({ lower: x, upper: x })), 0) // => 0.03125
 */
export function exclusionP(
  differences: readonly Bounds[],
  value: number,
  { alternative = "two-sided" }: { readonly alternative?: Alternative } = {},
): number {
  const [greater, less] = [tailTo(differences, value), tailTo(mirrored(differences), -value)];
  return ofSides(alternative, greater, less);
}

/** P(W⁺ ≤ how many Walsh averages of the lower bounds are at most the value, equality being taken to within rounding). */
function tailTo(differences: readonly Bounds[], value: number): number {
  const values = lowersOf(differences);
  const rounding = roundingAt(value, values);
  const notBeyond = walshAverages(values.map((each) => each - value)).countWhile((x) => x <= rounding);
  return signedRankTail(untiedRanks(values.length), 2 * notBeyond);
}
