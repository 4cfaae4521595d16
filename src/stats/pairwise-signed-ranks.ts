import { holm } from "./holm.js";
import { logRatio, type EventTime } from "./log-ratio.js";
import { signedRankTest } from "./signed-rank-test.js";

/** Two treatments, by their places. */
export interface PairTest {
  readonly a: number;
  readonly b: number;
  /** Two-sided, of this pair by itself. */
  readonly p: number;
  /** By Holm, among all pairs. */
  readonly pAdjusted: number;
}

/**
 * **All pairs of treatments by signed ranks**: which of them differ over blocks, such as data sets?
 *
 * Two-sided exact signed-rank tests of the log ratios, worst case where times are censored, adjusted by Holm. Use it
 * after {@link friedmanTest}, rather than tests on mean ranks, in which a pair's answer depends on what else was measured
 * ([Benavoli, Corani & Mangili 2016](https://jmlr.org/papers/v17/benavoli16a.html)). The smallest p of n blocks is
 * 2^(1 − n): see {@link fewestPairs} for how many any pair needs. Cost: O(k² n log n).
 *
 * @param blocks (blocks, treatments)
 * @example
 * const blocks = [1, 2, 3, 4, 5, 6].map((gain) => [8, 8 + gain].map((time) => ({ reached: true, time })));
 * pairwiseSignedRanks(blocks) // => [{ a: 0, b: 1, p: 0.03125, pAdjusted: 0.03125 }]
 */
export function pairwiseSignedRanks(blocks: readonly (readonly EventTime[])[]): PairTest[] {
  const places = (blocks[0] ?? []).map((_, i) => i);
  const pairs = places.flatMap((a) => places.slice(a + 1).map((b) => ({ a, b })));
  const ps = pairs.map(({ a, b }) => signedRankTest(blocks.map((block) => logRatio(block[a], block[b]))).p);
  return holm(ps).map((pAdjusted, i) => ({ ...pairs[i], p: ps[i], pAdjusted }));
}
