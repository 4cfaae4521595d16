import { integerBelow } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import type { Bounds } from "./bounds.js";
import { ascending, sortedQuantile } from "./quantile.js";
import { seedsNeeded, type DecisionPlan } from "./seeds-needed.js";

/** The share of resamples whose advice lies within the range. */
const WITHIN = 0.8;
const RESAMPLES = 200;

/**
 * **How sure {@link seedsNeeded} is**: the range of what it names for samples like this one, drawn from it with replacement, of
 * which a tenth lies on either side. `upper` is Infinity where at least a tenth of them name no number: more pairs may
 * then not decide at all.
 *
 * The number goes with the inverse square of the distance between estimate and null value; so of few pairs that have
 * not decided, it is known to no more than a factor of ten or so. Cost: 200 times that of `seedsNeeded`.
 *
 * @param random the only source of chance: the same stream, the same range
 * @example
 * const same = Array.from({ length: 9 }, () => ({ lower: 1, upper: 1 }));
 * seedsNeededRange(same, 0, stream("seeds")) // => { lower: 6, upper: 6 }
 */
export function seedsNeededRange(
  differences: readonly Bounds[],
  nullValue: number,
  random: RandomSource,
  options: DecisionPlan = {},
): Bounds {
  const n = differences.length;
  const advice = Array.from({ length: RESAMPLES }, () => {
    const resample = differences.map(() => differences[integerBelow(n, random)]);
    return seedsNeeded(resample, nullValue, options) ?? Infinity;
  }).toSorted(ascending);
  const tail = (1 - WITHIN) / 2;
  return {
    lower: Math.floor(sortedQuantile(advice, tail)),
    upper: Math.ceil(sortedQuantile(advice, 1 - tail)),
  };
}
