import { reduceToQuadrant } from "./quadrant.js";
import { cosOfRemainder, sinOfRemainder } from "./trigonometric-kernel.js";

const QUARTER_PI = 0.7853981633974483;
const remainder = new Float64Array(2);

/** sin x, x in radians. Error below 1 ulp for every x; NaN at ±∞. */
export function sin(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return x === 0 ? x : sinOfRemainder(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceToQuadrant(x, remainder);
  const value =
    quadrant % 2 === 0
      ? sinOfRemainder(remainder[0], remainder[1])
      : cosOfRemainder(remainder[0], remainder[1]);
  return quadrant < 2 ? value : -value;
}

/** cos x, x in radians. Error below 1 ulp for every x; NaN at ±∞. */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return cosOfRemainder(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceToQuadrant(x, remainder);
  const value =
    quadrant % 2 === 0
      ? cosOfRemainder(remainder[0], remainder[1])
      : sinOfRemainder(remainder[0], remainder[1]);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}
