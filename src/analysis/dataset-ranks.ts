import {
  fewestPairs,
  friedmanTest,
  homogeneousGroups,
  median,
  pairwiseSignedRanks,
  type EventTime,
  type FriedmanTest,
} from "../stats/index.js";
import { reachedAt, timeOrInfinity } from "../stats/log-ratio.js";
import { ALPHA } from "./protocol.js";

/** The activations ranked on each data set by their median time to target; a data set is one observation. */
export interface DatasetRanks {
  readonly friedman: Omit<FriedmanTest, "meanRanks">;
  /** With fewer data sets no pair can be told apart, however clear. */
  readonly datasetsNeeded: number;
  /** The smallest mean rank first, then in the config's order. */
  readonly activations: readonly RankedActivation[];
  /** Signed-rank tests over the data sets, adjusted by Holm among the pairs that stand here. */
  readonly pairs: readonly {
    readonly activations: readonly [string, string];
    readonly p: number;
    readonly pAdjusted: number;
  }[];
}

export interface RankedActivation {
  readonly activation: string;
  readonly meanRank: number;
  /** The groups it is in, from 0: the largest sets of which no pair was told apart. */
  readonly groups: readonly number[];
}

/**
 * Whether the activations differ over data sets like these, and which: the Friedman test, and signed ranks of all pairs
 * ([Demšar 2006](https://www.jmlr.org/papers/v7/demsar06a.html);
 * [Benavoli et al. 2016](https://jmlr.org/papers/v17/benavoli16a.html)). Of seeds it says nothing.
 *
 * @param strata by data set, (seeds, activations); two data sets or more
 * @returns undefined for a single activation
 */
export function datasetRanks(
  labels: readonly string[],
  strata: readonly (readonly (readonly EventTime[])[])[],
): DatasetRanks | undefined {
  if (labels.length < 2) return undefined;
  const medians = strata.map((times) => labels.map((_, i) => medianTime(times.map((row) => row[i]))));
  const { meanRanks, ...friedman } = friedmanTest(medians.map((row) => row.map(timeOrInfinity)));
  const order = labels.map((_, i) => i).toSorted((i, j) => meanRanks[i] - meanRanks[j] || i - j);
  const tests = pairwiseSignedRanks(medians.map((row) => order.map((i) => row[i])));
  const apart = tests.filter(({ pAdjusted }) => pAdjusted <= ALPHA);
  const groups = homogeneousGroups(
    order.length,
    apart.map(({ a, b }) => [a, b] as const),
  );
  return {
    friedman,
    datasetsNeeded: fewestPairs(tests.length, 1 - ALPHA),
    activations: order.map((i, place) => ({
      activation: labels[i],
      meanRank: meanRanks[i],
      groups: groups.flatMap((group, g) => (group.includes(place) ? [g] : [])),
    })),
    pairs: tests.map(({ a, b, p, pAdjusted }) => ({
      activations: [labels[order[a]], labels[order[b]]],
      p,
      pAdjusted,
    })),
  };
}

/** A median that is beyond the horizon is at least that of the times cut off there. */
export function medianTime(times: readonly EventTime[]): EventTime {
  const time = median(times.map(timeOrInfinity));
  return time < Infinity
    ? reachedAt(time)
    : { reached: false, horizon: median(times.map((each) => (each.reached ? each.time : each.horizon))) };
}
