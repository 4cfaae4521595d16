import { ascending } from "./quantile.js";

/**
 * **Midranks, doubled**: the rank of each value among all, from 2 for the smallest to 2n for the largest. Tied values
 * share the mean of their ranks, which doubling keeps an integer.
 *
 * Values that differ by no more than `rounding` from the next smaller one are ties. Infinite values are never ties:
 * each stands for an unknown number of its own. See [Wikipedia](https://en.wikipedia.org/wiki/Ranking). Cost:
 * O(n log n).
 *
 * @example doubledMidranks([0.5, 0.1, 0.5]) // => [5, 2, 5]
 * @example doubledMidranks([Infinity, 1, Infinity]) // => [4, 2, 6]
 */
export function doubledMidranks(values: readonly number[], rounding = 0): number[] {
  const order = values.map((_, i) => i).toSorted((i, j) => ascending(values[i], values[j]) || i - j);
  const ranks = Array.from<number>({ length: values.length });
  for (let first = 0, last = 0; first < order.length; first = last + 1) {
    last = first;
    while (last + 1 < order.length && tied(values[order[last]], values[order[last + 1]], rounding)) last++;
    for (let k = first; k <= last; k++) ranks[order[k]] = first + last + 2;
  }
  return ranks;
}

function tied(smaller: number, larger: number, rounding: number): boolean {
  return larger < Infinity && larger - smaller <= rounding;
}
