import { integerBelow } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import { requireOpenShare, requireSample } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { ascending, sortedQuantile } from "./quantile.js";

/**
 * The **stratified bootstrap**: a percentile interval for a statistic of several samples pooled.
 *
 * Each stratum (the scores on one data set) is resampled with replacement within itself, so that every data set keeps
 * its weight; the statistic is taken of all strata pooled, in ascending order. Use it with {@link interquartileMean} for
 * scores across data sets, as in [Agarwal et al. 2021](https://arxiv.org/abs/2108.13264). The percentiles are expanded
 * for the size of the smallest stratum ([Hesterberg 2015](https://doi.org/10.1080/00031305.2015.1089789), section 4.3).
 * With fewer than about 20 scores in all it covers too little; a paired comparison has {@link signedRankInterval}. Cost:
 * `resamples` statistics.
 *
 * @param random the only source of chance: the same stream, the same interval
 * @throws {ActbenchError} on no strata, an empty one, NaN, or a `confidence` that is not strictly between 0 and 1.
 * @example
 * const random = stream("bootstrap");
 * stratifiedBootstrap([[2, 2, 2], [2, 2]], interquartileMean, random) // => { estimate: 2, lower: 2, upper: 2 }
 */
export function stratifiedBootstrap(
  strata: readonly (readonly number[])[],
  statistic: (pooled: readonly number[]) => number,
  random: RandomSource,
  options: { readonly confidence?: number; readonly resamples?: number } = {},
): Bounds & { readonly estimate: number } {
  const { confidence = 0.95, resamples = 2000 } = options;
  requireOpenShare(confidence, "the confidence");
  for (const stratum of strata) requireSample(stratum, "a stratum");
  const { sorted, resample } = resampler(strata, random);
  const estimate = statistic(sorted.slice());
  const replicates = Float64Array.from({ length: resamples }, () => statistic(resample())).toSorted();
  const tail = expandedTail(confidence, Math.min(...strata.map(({ length }) => length)));
  return { estimate, lower: sortedQuantile(replicates, tail), upper: sortedQuantile(replicates, 1 - tail) };
}

/** Resamples in ascending order, without sorting any: how often each value was drawn is counted by its rank. */
function resampler(strata: readonly (readonly number[])[], random: RandomSource) {
  const pooled = strata.flat();
  const places = Array.from(pooled.keys()).toSorted((i, j) => ascending(pooled[i], pooled[j]));
  const sorted = places.map((place) => pooled[place]);
  const ranks = new Int32Array(places.length);
  for (const [rank, place] of places.entries()) ranks[place] = rank;
  const drawn = new Int32Array(places.length);
  const resample = (): readonly number[] => {
    drawn.fill(0);
    let first = 0;
    for (const { length } of strata) {
      for (let i = 0; i < length; i++) drawn[ranks[first + integerBelow(length, random)]]++;
      first += length;
    }
    let i = 0;
    for (let rank = 0; rank < drawn.length; rank++) {
      for (let left = drawn[rank]; left > 0; left--) pooled[i++] = sorted[rank];
    }
    return pooled;
  };
  return { sorted, resample };
}

/** A resample of n values varies by √((n − 1) / n) too little, which the percentiles that are read off make good. */
function expandedTail(confidence: number, n: number): number {
  const tail = (1 - confidence) / 2;
  return n < 2 ? tail : normalCdf(normalQuantile(tail) * Math.sqrt(n / (n - 1)));
}
