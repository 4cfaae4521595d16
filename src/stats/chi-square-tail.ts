import { exp } from "../math/index.js";
import { normalCdf } from "./normal-cdf.js";

/**
 * The **upper tail of chi-square**: the probability that it is at least `x`, for a whole number of degrees of freedom, as
 * the finite sums of Abramowitz & Stegun 26.4.4 and 26.4.5. Cost: O(degrees).
 *
 * @example chiSquareTail(0, 3) // => 1
 */
export function chiSquareTail(x: number, degrees: number): number {
  const half = x / 2;
  const isOdd = degrees % 2 === 1;
  let sum = isOdd ? 2 * normalCdf(-Math.sqrt(x)) : exp(-half);
  let term = exp(-half) * (isOdd ? 2 * Math.sqrt(half / Math.PI) : half);
  for (let s = isOdd ? 0.5 : 1; s < degrees / 2; s++) {
    sum += term;
    term *= half / (s + 1);
  }
  return Math.min(1, sum);
}
