import { exp, pow } from "../math/index.js";
import { normalCdf } from "./normal.js";
import { studentWithin } from "./student-t.js";

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

/**
 * The **upper tail of F**: the probability that it is at least `f`, for whole numbers of degrees of freedom, as finite
 * sums: the incomplete beta function from its first half step upwards, by Abramowitz & Stegun 26.5.16. Cost: O(d1 + d2).
 *
 * @example fTail(1, 2, 2) // => 0.5
 */
export function fTail(f: number, d1: number, d2: number): number {
  if (f === Infinity) return 0;
  const [a, x] = [d2 / 2, d2 / (d2 + d1 * f)];
  const power = pow(x, a);
  const isOdd = d1 % 2 === 1;
  let sum = isOdd ? 1 - studentWithin(Math.sqrt(d1 * f), d2) : power;
  let term = power * (isOdd ? (2 * Math.sqrt(1 - x)) / betaWithHalf(d2) : (1 - x) * a);
  for (let b = isOdd ? 0.5 : 1; b < d1 / 2; b++) {
    sum += term;
    term *= ((1 - x) * (a + b)) / (b + 1);
  }
  return Math.min(1, sum);
}

/** B(degrees / 2, 1/2). */
function betaWithHalf(degrees: number): number {
  let beta = degrees % 2 === 1 ? Math.PI : 2;
  for (let a = degrees % 2 === 1 ? 0.5 : 1; a < degrees / 2; a++) beta *= a / (a + 0.5);
  return beta;
}
