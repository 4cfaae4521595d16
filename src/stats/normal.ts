import { erf, log } from "../math/index.js";
import { rational, type Rational } from "../math/polynomial.js";
import { requireOpenShare } from "./arguments.js";

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

/**
 * The **normal quantile**: the `z` that a standard normal variable stays below with probability `p`.
 *
 * Method: Wichura's [AS 241](https://doi.org/10.2307/2347330), routine PPND16, relative error about 1e-16; the same
 * as R's qnorm. Cost: O(1).
 *
 * @throws {ActbenchError} when `p` is not strictly between 0 and 1.
 * @example normalQuantile(0.5) // => 0
 */
export function normalQuantile(p: number): number {
  requireOpenShare(p, "p");
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * rational(0.180625 - centred * centred, CENTRE);
  const depth = Math.sqrt(-log(Math.min(p, 1 - p)));
  return Math.sign(centred) * (depth <= 5 ? rational(depth - 1.6, SHOULDER) : rational(depth - 5, TAIL));
}

const CENTRE: Rational = {
  numerator: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  denominator: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};

const SHOULDER: Rational = {
  numerator: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  denominator: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};

const TAIL: Rational = {
  numerator: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  denominator: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};
