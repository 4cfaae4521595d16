import { areKnown, lowersOf, uppersOf, type Bounds } from "./bounds.js";
import { walshAverages, type WalshAverages } from "./walsh-averages.js";

/**
 * The **Hodges–Lehmann pseudo-median**: the median of all Walsh averages, the estimate that belongs to the signed-rank
 * test.
 *
 * Use it for the centre of paired differences: nearly as precise as the mean on normal data, and robust to outliers.
 * Censored differences are bounds; the answer is the smallest and the largest pseudo-median their unknown values could
 * give. The two are equal when the pseudo-median is identified in spite of the censoring, and −Infinity and Infinity
 * when there are no differences. See [Wikipedia](https://en.wikipedia.org/wiki/Hodges%E2%80%93Lehmann_estimator).
 * Cost: O(n log n).
 *
 * @example hodgesLehmann([1, 2, 4].map((x) => ({ lower: x, upper: x }))) // => { lower: 2.25, upper: 2.25 }
 * @example hodgesLehmann([{ lower: 1, upper: 1 }, { lower: 2, upper: Infinity }]) // => { lower: 1.5, upper: Infinity }
 */
export function hodgesLehmann(differences: readonly Bounds[]): Bounds {
  if (differences.length === 0) return { lower: -Infinity, upper: Infinity };
  const lower = middle(walshAverages(lowersOf(differences)));
  return { lower, upper: areKnown(differences) ? lower : middle(walshAverages(uppersOf(differences))) };
}

function middle({ length, nth }: WalshAverages): number {
  const low = nth(Math.ceil(length / 2));
  return length % 2 === 1 ? low : (low + nth(length / 2 + 1)) / 2;
}
