import type { Bounds } from "./bounds.js";
import { signedRankTail } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";

/**
 * The **two-sided p of the signed-rank interval**: the smallest 1 − confidence at which {@link signedRankInterval} leaves
 * `value` out. So this p and the interval never contradict each other, ties and censored differences included.
 *
 * Without ties it is the p of the exact two-sided signed-rank test. With them, and with differences of exactly 0, it is
 * larger than that of {@link signedRankTest} as a rule, since a limit that is on the value does not exclude it. No
 * differences give 1. Cost: O(n log n), and O(n³) additions once for each n.
 *
 * @example exclusionP([1, 2, 3, 4, 5, 6].map((x) => ({ lower: x, upper: x })), 0) // => 0.03125
 */
export function exclusionP(differences: readonly Bounds[], value: number): number {
  const below = tailTo(
    differences.map(({ lower }) => lower),
    value,
  );
  const above = tailTo(
    differences.map(({ upper }) => -upper),
    -value,
  );
  return Math.min(1, 2 * Math.min(below, above));
}

/** P(W⁺ ≤ how many Walsh averages are at most the value, equality being taken to within rounding). */
function tailTo(values: readonly number[], value: number): number {
  const sizes = values.filter(Number.isFinite).map(Math.abs);
  const rounding = 8 * Number.EPSILON * Math.max(Math.abs(value), ...sizes);
  const notBeyond = walshAverages(values.map((each) => each - value)).countWhile((x) => x <= rounding);
  return signedRankTail(
    values.map((_, i) => 2 * (i + 1)),
    2 * notBeyond,
  );
}
