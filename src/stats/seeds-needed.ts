import { requireOpenShare } from "./arguments.js";
import { lowersOf, uppersOf, type Bounds } from "./bounds.js";
import { fewestPairs } from "./fewest-pairs.js";
import { hodgesLehmann } from "./hodges-lehmann.js";
import { normalQuantile } from "./normal.js";
import { signedRankCritical } from "./signed-rank-interval.js";
import { signedRankTail, untiedRanks } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";
import { integerBelow } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import { sortedQuantile } from "./quantile.js";

/** More pairs than this are no advice. */
const MOST_PAIRS = 100_000;

/** What a decision is to rest on. */
export interface DecisionPlan {
  /** The interval's confidence: by default 0.95. */
  readonly confidence?: number;
  /** With which probability it is to decide: by default 0.8. */
  readonly power?: number;
  /** What is assumed of the differences: by default that they are symmetric. */
  readonly shape?: "symmetric" | "any";
}

/**
 * **Seeds needed for a decision**: how many pairs in all would make the signed-rank interval exclude `nullValue`, with
 * probability `power`, if the effect and the spread are what these pairs show; of differences of `any` shape, the
 * sign-test interval as well.
 *
 * The half-width of the interval, on the side of the null value, shrinks as 1/√n; so with distance δ between estimate
 * and null value and half-width h = z·σ/√n, the answer is ((z + z_power)·σ/δ)², and at least the fewest pairs that an
 * interval needs (six at 95 %). Signs need ((z/2 + z_power·√(q(1 − q)))/(q − ½))², where q is the share of pairs on the
 * estimate's side of the null value. Both are as uncertain as the estimate itself: a plan, not a promise.
 *
 * Null when more pairs can't be expected to decide: the estimate is at the null value, or censoring hides on which side
 * of it the effect lies, or how widely it spreads; then a longer horizon is needed, not more seeds. Cost: O(n log n).
 *
 * @throws {ActbenchError} when `confidence` or `power` is not strictly between 0 and 1.
 * @example
 * const gains = [-1, 0, 1, 2, 3, 4].map((gain) => ({ lower: gain, upper: gain }));
 * seedsNeeded(gains, 0) // => 29
 */
export function seedsNeeded(
  differences: readonly Bounds[],
  nullValue: number,
  options: DecisionPlan = {},
): number | null {
  const { confidence = 0.95, power = 0.8, shape = "symmetric" } = options;
  requireOpenShare(confidence, "the confidence");
  requireOpenShare(power, "the power");
  const tail = (1 - confidence) / 2;
  const fewest = fewestPairs(1, confidence);
  if (differences.length < 2) return fewest;
  const estimate = hodgesLehmann(differences);
  const byRanks = pairsByRanks(differences, estimate, nullValue, tail, power);
  const bySigns = shape === "any" ? pairsBySigns(differences, estimate, nullValue, tail, power) : 0;
  const pairs = Math.max(Math.ceil(Math.max(byRanks, bySigns)), fewest);
  return pairs <= MOST_PAIRS ? pairs : null;
}

function pairsByRanks(
  differences: readonly Bounds[],
  estimate: Bounds,
  nullValue: number,
  tail: number,
  power: number,
): number {
  const { distance, halfWidth, z } = nearerHalf(differences, estimate, nullValue, tail);
  if (!(distance > 0 && halfWidth < Infinity)) return Infinity;
  const widths = (halfWidth / distance) * ((normalQuantile(1 - tail) + normalQuantile(power)) / z);
  return differences.length * widths * widths;
}

function pairsBySigns(
  differences: readonly Bounds[],
  estimate: Bounds,
  nullValue: number,
  tail: number,
  power: number,
): number {
  const isAbove = estimate.lower > nullValue;
  const beyond = differences.filter(({ lower, upper }) => (isAbove ? lower > nullValue : upper < nullValue));
  const share = beyond.length / differences.length;
  if (share <= 0.5) return Infinity;
  const errors = normalQuantile(1 - tail) / 2 + normalQuantile(power) * Math.sqrt(share * (1 - share));
  return (errors / (share - 0.5)) ** 2;
}

/** The half of the interval that faces the null value; `z` is its width in standard errors. */
function nearerHalf(
  differences: readonly Bounds[],
  estimate: Bounds,
  nullValue: number,
  tail: number,
): { distance: number; halfWidth: number; z: number } {
  const n = differences.length;
  const c = Math.max(1, signedRankCritical(n, tail));
  const z = -normalQuantile(signedRankTail(untiedRanks(n), 2 * (c - 1)));
  if (estimate.lower > nullValue) {
    const limit = walshAverages(lowersOf(differences)).nth(c);
    return { distance: estimate.lower - nullValue, halfWidth: estimate.lower - limit, z };
  }
  const averages = walshAverages(uppersOf(differences));
  const limit = averages.nth(averages.length + 1 - c);
  return { distance: nullValue - estimate.upper, halfWidth: limit - estimate.upper, z };
}

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
  const advice = Float64Array.from({ length: RESAMPLES }, () => {
    const resample = differences.map(() => differences[integerBelow(n, random)]);
    return seedsNeeded(resample, nullValue, options) ?? Infinity;
  }).toSorted();
  const tail = (1 - WITHIN) / 2;
  return {
    lower: Math.floor(sortedQuantile(advice, tail)),
    upper: Math.ceil(sortedQuantile(advice, 1 - tail)),
  };
}
