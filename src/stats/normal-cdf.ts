import { erf } from "../math/index.js";

/**
 * The **normal distribution function**: the probability that a standard normal variable is at most `z`.
 *
 * See [Wikipedia](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function). Absolute error
 * below 1e-15, so far tails lose their relative precision. Cost: O(1).
 *
 * @example normalCdf(0) // => 0.5
 */
export function normalCdf(z: number): number {
  return (1 + erf(z / Math.SQRT2)) / 2;
}
