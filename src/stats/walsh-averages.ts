/**
 * The **Walsh averages**, sorted: the mean of every pair of values, each value with itself included. The signed-rank
 * statistic of any shift is the number of Walsh averages above it.
 *
 * Values may be infinite, all with the same sign. See [Hodges–Lehmann estimator](https://en.wikipedia.org/wiki/Hodges%E2%80%93Lehmann_estimator).
 * Cost: n(n + 1)/2 numbers; O(n² log n).
 *
 * @example [...walshAverages([1, 2, 4])] // => [1, 1.5, 2, 2.5, 3, 4]
 */
export function walshAverages(values: readonly number[]): Float64Array {
  const averages = new Float64Array((values.length * (values.length + 1)) / 2);
  let k = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j <= i; j++) averages[k++] = (values[i] + values[j]) / 2;
  }
  return averages.toSorted();
}
