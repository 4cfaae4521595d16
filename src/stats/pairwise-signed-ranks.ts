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

/**
 * **Groups that cannot be told apart**: the largest sets of 0 … count − 1 in which no pair was told apart; a member may
 * stand in several.
 *
 * Method: one group of all; each pair that was told apart splits the groups that hold both, and a group that is part of
 * another goes ([Piepho 2004](https://doi.org/10.1198/1061860043515)). Two stand in a common group just where they were
 * not told apart. Cost: O(pairs × groups²).
 *
 * @param apart the pairs that were told apart
 * @example homogeneousGroups(3, [[0, 2]]) // => [[0, 1], [1, 2]]
 */
export function homogeneousGroups(count: number, apart: readonly (readonly [number, number])[]): number[][] {
  let groups = [Array.from({ length: count }, (_, i) => i)];
  for (const [a, b] of apart) {
    const split = groups.flatMap((group) =>
      group.includes(a) && group.includes(b)
        ? [a, b].map((left) => group.filter((member) => member !== left))
        : [group],
    );
    groups = split.filter((group, i) => !split.some((other, j) => i !== j && isWithin(group, other, i > j)));
  }
  return groups.toSorted((one, other) => one[0] - other[0] || one[one.length - 1] - other[other.length - 1]);
}

/** Whether a group lies within another; the first of two equal ones stays. */
const isWithin = (group: readonly number[], other: readonly number[], isLater: boolean): boolean =>
  (group.length < other.length || (group.length === other.length && isLater)) &&
  group.every((member) => other.includes(member));
