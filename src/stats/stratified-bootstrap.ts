import { integerBelow } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import { requireOpenShare, requireSample } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { sortedQuantile } from "./quantile.js";

/**
 * The **stratified bootstrap**: a percentile interval for a statistic of several samples pooled.
 *
 * Each stratum (the scores on one data set) is resampled with replacement within itself, so that every data set keeps
 * its weight; the statistic is taken of all strata pooled. Use it with {@link interquartileMean} for scores across data
 * sets, as in [Agarwal et al. 2021](https://arxiv.org/abs/2108.13264). The percentiles are expanded for the size of the
 * smallest stratum ([Hesterberg 2015](https://doi.org/10.1080/00031305.2015.1089789), section 4.3). With fewer than about 20 scores in all it covers
 * too little; a paired comparison has {@link signedRankInterval}. Cost: `resamples` statistics.
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
  const estimate = statistic(strata.flat());
  const pooled = strata.flat();
  const replicates = Float64Array.from({ length: resamples }, () => {
    let i = 0;
    for (const stratum of strata) {
      for (const _ of stratum) pooled[i++] = stratum[integerBelow(stratum.length, random)];
    }
    return statistic(pooled);
  }).toSorted();
  const tail = expandedTail(confidence, Math.min(...strata.map(({ length }) => length)));
  return { estimate, lower: sortedQuantile(replicates, tail), upper: sortedQuantile(replicates, 1 - tail) };
}

/** A resample of n values varies by √((n − 1) / n) too little, which the percentiles that are read off make good. */
function expandedTail(confidence: number, n: number): number {
  const tail = (1 - confidence) / 2;
  return n < 2 ? tail : normalCdf(normalQuantile(tail) * Math.sqrt(n / (n - 1)));
}
