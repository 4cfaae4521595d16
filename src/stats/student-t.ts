import { atan } from "../math/index.js";

/**
 * The chance that Student's t, of a whole number of degrees of freedom, is at most `t` from 0: the finite sums of
 * Abramowitz & Stegun 26.7.3 and 26.7.4. Cost: O(degrees).
 *
 * @example studentWithin(1, 1) // => 0.5
 */
export function studentWithin(t: number, degrees: number): number {
  if (t === Infinity) return 1;
  const squares = degrees + t * t;
  const sine = t / Math.sqrt(squares);
  const cosine2 = degrees / squares;
  const isOdd = degrees % 2 === 1;
  let [sum, term] = [0, isOdd ? Math.sqrt(cosine2) : 1];
  for (let k = isOdd ? 1 : 0; k <= degrees - 2; k += 2) {
    sum += term;
    term *= ((k + 1) / (k + 2)) * cosine2;
  }
  return isOdd ? (2 / Math.PI) * (atan(t / Math.sqrt(degrees)) + sine * sum) : sine * sum;
}

/** Enough to find a double. */
const HALVINGS = 200;

/**
 * How far from 0 Student's t is at most, with a probability: its two-sided quantile, by bisection.
 *
 * @example studentReach(0.5, 1).toFixed(9) // => "1.000000000"
 */
export function studentReach(probability: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (studentWithin(high, degrees) < probability) [low, high] = [high, 2 * high];
  for (let i = 0; i < HALVINGS && low < high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentWithin(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return high;
}
