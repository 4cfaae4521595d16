import { requireSample, requireShare } from "./arguments.js";

/**
 * The **quantile**: the value below which a share `p` of the sample lies, linearly interpolated between the two
 * nearest order statistics (type 7 of [Hyndman & Fan](https://doi.org/10.2307/2684934), the default of R, NumPy and
 * pandas).
 *
 * Use it for times to target: a time that was never reached is Infinity, and a quantile that falls between a finite
 * value and Infinity is Infinity. Where it falls between −Infinity and Infinity it is Infinity as well; it is never NaN.
 * Cost: O(n log n).
 *
 * @throws {ActbenchError} on an empty sample, on NaN, or when `p` is not from 0 to 1.
 * @example quantile([1, 2, 3, 4], 0.25) // => 1.75
 * @example quantile([5, 7, Infinity], 0.75) // => Infinity
 */
export function quantile(values: readonly number[], p: number): number {
  requireSample(values);
  requireShare(p, "p");
  return sortedQuantile(inOrder(values), p);
}

export function ascending(a: number, b: number): number {
  return a < b ? -1 : Number(a > b);
}

/** A copy, sorted ascending: typed, since that needs no function to compare by. */
export function inOrder(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values.length);
  // Made of an array at once it would be several times slower.
  for (let i = 0; i < sorted.length; i++) sorted[i] = values[i];
  // oxlint-disable-next-line unicorn/no-array-sort -- it is a copy already
  return sorted.sort();
}

/** {@link quantile} of a sample that is already sorted ascending, unchecked. Cost: O(1). */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const index = snap((sorted.length - 1) * p);
  const below = Math.floor(index);
  const low = sorted[below];
  const high = sorted[Math.ceil(index)];
  if (low === high || high === Infinity) return high;
  if (low === -Infinity) return low;
  return low + (index - below) * (high - low);
}

/** 100 × 0.29 is 28.999999999999996, but means order statistic 29. */
function snap(index: number): number {
  const nearest = Math.round(index);
  return Math.abs(index - nearest) <= 4 * Number.EPSILON * nearest ? nearest : index;
}

/**
 * The **median**: the middle value of the sample, or the mean of the two middle values.
 *
 * Use it for times to target, where a mean does not exist: as long as more than half of the sample is finite, the
 * median is finite. See [Wikipedia](https://en.wikipedia.org/wiki/Median). Cost: O(n log n).
 *
 * @throws {ActbenchError} on an empty sample or on NaN.
 * @example median([3, 1, 2]) // => 2
 * @example median([1, Infinity, 2]) // => 2
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
