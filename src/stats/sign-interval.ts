import { requireOpenShare } from "./arguments.js";
import { lowersOf, roundingAt, uppersOf, type Bounds } from "./bounds.js";
import { criticalCount } from "./signed-rank-interval.js";
import { inOrder } from "./quantile.js";
import { ofSides, type Alternative } from "./signed-rank-test.js";
import { signedRankTail } from "./signed-rank-tail.js";

/**
 * The **sign-test confidence interval** for the median of paired differences: from the c-th smallest to the c-th largest
 * difference, by inversion of the binomial distribution.
 *
 * Use it where differences are skewed: it assumes nothing but that they are independent, while {@link signedRankInterval}
 * is about the pseudo-median, which is the median only where they are symmetric. It is wider for that. Ties make it
 * cover more; of censored differences the lower limit uses each one's lower bound, the upper limit each one's upper
 * bound; too few (fewer than six at 95 %) give −Infinity to Infinity. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Sign_test). Cost: O(n²).
 *
 * @throws {ActbenchError} when `confidence` is not strictly between 0 and 1.
 * @example
 * const gains = [1, 2, 3, 4, 5, 6].map((gain) => ({ lower: gain, upper: gain }));
 * signInterval(gains, 0.95) // => { lower: 1, upper: 6 }
 */
export function signInterval(differences: readonly Bounds[], confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  const n = differences.length;
  const c = criticalCount(equalRanks(n), (1 - confidence) / 2);
  if (c === 0) return { lower: -Infinity, upper: Infinity };
  return {
    lower: inOrder(lowersOf(differences))[c - 1],
    upper: inOrder(uppersOf(differences))[n - c],
  };
}

/**
 * The p of the sign test: two-sided, the smallest 1 − confidence at which {@link signInterval} leaves `value` out;
 * one-sided, half of that at which it is wholly above, or below, the value.
 *
 * @example signP([1, 2, 3, 4, 5, 6].map((x) => ({ lower: x, upper: x })), 0) // => 0.03125
 */
export function signP(
  differences: readonly Bounds[],
  value: number,
  { alternative = "two-sided" }: { readonly alternative?: Alternative } = {},
): number {
  const rounding = roundingAt(value, [...lowersOf(differences), ...uppersOf(differences)]);
  const notAbove = differences.filter(({ lower }) => lower <= value + rounding).length;
  const notBelow = differences.filter(({ upper }) => upper >= value - rounding).length;
  const tail = (count: number) => signedRankTail(equalRanks(differences.length), 2 * count);
  return ofSides(alternative, tail(notAbove), tail(notBelow));
}

/** Signs are ranks that are all equal: how many coins of n fall on heads. */
const equalRanks = (n: number): number[] => Array.from({ length: n }, () => 2);
