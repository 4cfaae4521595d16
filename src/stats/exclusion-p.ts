import type { Bounds } from "./bounds.js";
import type { Alternative } from "./signed-rank-test.js";
import { signedRankTail } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";

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
  const greater = tailTo(
    differences.map(({ lower }) => lower),
    value,
  );
  const less = tailTo(
    differences.map(({ upper }) => -upper),
    -value,
  );
  return ofSides(alternative, greater, less);
}

/** How far a number may be from `value` by rounding alone, where it was computed of such values. */
export function roundingAt(value: number, values: readonly number[]): number {
  const sizes = values.filter(Number.isFinite).map(Math.abs);
  return 8 * Number.EPSILON * Math.max(Math.abs(value), ...sizes);
}

/** The p of an alternative from those of the two sides. */
export function ofSides(alternative: Alternative, greater: number, less: number): number {
  if (alternative === "two-sided") return Math.min(1, 2 * Math.min(greater, less));
  return alternative === "greater" ? greater : less;
}

/** P(W⁺ ≤ how many Walsh averages are at most the value, equality being taken to within rounding). */
function tailTo(values: readonly number[], value: number): number {
  const rounding = roundingAt(value, values);
  const notBeyond = walshAverages(values.map((each) => each - value)).countWhile((x) => x <= rounding);
  return signedRankTail(
    values.map((_, i) => 2 * (i + 1)),
    2 * notBeyond,
  );
}
