import { requireShare } from "./arguments.js";

/**
 * **Holm's adjustment** of several p-values, in the order given: reject those at most α, and the probability of even
 * one false rejection is at most α, however the tests depend on each other.
 *
 * Use it over all the claims that were declared beforehand; it is never weaker than Bonferroni's. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Holm%E2%80%93Bonferroni_method). Cost: O(n log n).
 *
 * @throws {ActbenchError} when a p-value is not from 0 to 1.
 * @example holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) requireShare(p, "a p-value");
  const order = pValues.map((_, i) => i).toSorted((i, j) => pValues[i] - pValues[j]);
  const adjusted = Array.from<number>({ length: pValues.length });
  let largest = 0;
  for (const [rank, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[i]));
    adjusted[i] = largest;
  }
  return adjusted;
}
