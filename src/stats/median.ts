import { quantile } from "./quantile.js";

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
