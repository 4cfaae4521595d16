import type { Bounds } from "../stats/index.js";

/** The share of what an interval may err by that is spent on the shift: it is known better, and may cost the rest little. */
const SPENT = 0.1;

/** The smallest error that is asked for: below it 1 − α has no digits left. */
const LEAST = 1e-12;

type IntervalAt = (confidence: number) => Bounds;

/**
 * The interval of a centre that is moved by another, which is only known by a sample of its own: the sum of an interval of
 * each. They err by what the whole may err by, a tenth of it for the shift, so that the sum covers with `confidence` at
 * least (Bonferroni), whatever that is: one of many intervals that hold together as well as one that stands alone.
 */
export function shiftedInterval(own: IntervalAt, shift: IntervalAt, confidence: number): Bounds {
  const alpha = 1 - confidence;
  const [centre, moved] = [own(1 - (1 - SPENT) * alpha), shift(1 - SPENT * alpha)];
  return { lower: centre.lower + moved.lower, upper: centre.upper + moved.upper };
}

/** The least α at which an interval of confidence 1 − α leaves something out, to six digits; 1 where none does. */
export function leastAlpha(isLeftOut: (confidence: number) => boolean): number {
  if (isLeftOut(1 - LEAST)) return LEAST;
  let [kept, leftOut] = [LEAST, 1];
  while (leftOut / kept > 1.000_001) {
    const middle = Math.sqrt(kept * leftOut);
    if (isLeftOut(1 - middle)) leftOut = middle;
    else kept = middle;
  }
  return leftOut;
}
