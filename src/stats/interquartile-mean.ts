import { requireSample } from "./arguments.js";
import { inOrder } from "./quantile.js";

/**
 * The **interquartile mean** (IQM): the mean of the middle half. A quarter of the sample, rounded down, is cut from
 * each end.
 *
 * Use it to sum up scores across data sets: less noisy than the median, less swayed by outliers than the mean
 * ([Agarwal et al. 2021](https://arxiv.org/abs/2108.13264)). Infinity in the middle half gives Infinity, even beside
 * −Infinity; never NaN. Cost: O(n log n).
 *
 * @throws {ActbenchError} on an empty sample or on NaN.
 * @example interquartileMean([1, 2, 3, 100]) // => 2.5
 * @example interquartileMean([1, 2, 3, Infinity]) // => 2.5
 */
export function interquartileMean(values: readonly number[]): number {
  requireSample(values);
  const cut = Math.floor(values.length / 4);
  const middle = inOrder(values).slice(cut, values.length - cut);
  if (middle.at(-1) === Infinity) return Infinity;
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
