import { stream, type RandomSource } from "../random/stream.js";
import {
  interquartileMean,
  logRatio,
  performanceProfile,
  stratifiedBootstrap,
  type Bounds,
  type EventTime,
  type RatioBounds,
} from "../stats/index.js";
import { areKnown, ratioBounds } from "../stats/bounds.js";
import { timeOrInfinity } from "../stats/log-ratio.js";
import type { Experiment } from "../experiment/experiment.js";
import { CONDITION_FACTORS, factorOf, isAbsent } from "../factors/index.js";
import { epochsOf } from "./compare.js";
import type { Condition, Where } from "./conditions.js";
import { datasetDifferences, type DatasetDifferences, type TimesBySeed } from "./dataset-differences.js";
import { datasetRanks, type DatasetRanks } from "./dataset-ranks.js";
import { group as groupBy } from "d3-array";
import { referenceOf } from "./versus.js";

/** An activation's time is within so many times the best one's. */
export const WITHIN_FACTORS = [1, 2, 4] as const;

/** How one activation did over all data sets, in one condition. */
export interface AcrossRow {
  readonly activation: string;
  /**
   * Its time to target over the reference's under the same seed: the interquartile mean on the logarithm, over all data
   * sets and seeds; above 1 it is the slower. Where trials did not arrive, all that the ratio may be.
   */
  readonly relativeTime: RatioBounds;
  /** 95 %, of the seeds of these data sets. */
  readonly interval: RatioBounds;
  /** The shares of the problems (a data set and a seed) on which it was within WITHIN_FACTORS of the best activation. */
  readonly within: readonly number[];
}

/** What the data sets have in common where activations are compared across them. */
export interface Across {
  readonly factors: Omit<Where["factors"], "dataset">;
  readonly regime: Where["regime"];
  /** Null where tuning chose the rates, data set by data set. */
  readonly learningRate: number | null;
  /** The activation whose relative time is 1: the same in every condition. */
  readonly reference: string;
  readonly datasets: number;
  /** Trials of each activation: as many as there are problems. */
  readonly trials: number;
  /** In the config's order. */
  readonly rows: readonly AcrossRow[];
  /** What can be said of other data sets like these; undefined for a single activation. */
  readonly ranks: DatasetRanks | undefined;
  /** By what factor each activation is faster than each other; undefined for a single activation. */
  readonly differences: DatasetDifferences | undefined;
}

/**
 * The activations compared across data sets, in each condition and regime: the interquartile mean of relative times
 * with its stratified bootstrap ([Agarwal et al. 2021](https://arxiv.org/abs/2108.13264)), and the performance profile
 * ([Dolan & Moré 2002](https://doi.org/10.1007/s101070100263)).
 *
 * A relative time is a ratio within a pair, to one reference. So nothing that is taken for known was
 * itself estimated (the time of the best on average was: its interval covered 44 to 90 %), and a resample draws pairs.
 * A trial that did not arrive bounds its ratio, and nothing more. A seed counts where no activation's trial failed or is
 * missing, so that all are held to the same problems. Empty with fewer than two data sets.
 */
export function across({ datasets, seed }: Experiment, conditions: readonly Condition[]): Across[] {
  const reference = referenceOf(conditions);
  if (datasets.length < 2 || reference === undefined) return [];
  return [...groupBy(conditions, keyOf).values()].flatMap((group) => compare(group, reference, seed));
}

const givenRate = ({ where, arms }: Condition): number | null =>
  where.regime === "given" ? arms[0].rate : null;

const SHARED = CONDITION_FACTORS.filter((name) => name !== "dataset");

/** What names a condition's resamples: a factor that a study needs not have had does not change those of others. */
const streamNames = ({ where: { factors } }: Condition): (string | number)[] =>
  SHARED.filter((name) => !factorOf(name).onlyWherePresent || !isAbsent(name, factors[name])).map(
    (name) => factors[name],
  );

const keyOf = (condition: Condition): string =>
  JSON.stringify([
    ...SHARED.map((name) => condition.where.factors[name]),
    condition.where.regime,
    givenRate(condition),
  ]);

/** One condition on every data set. */
function compare(group: readonly Condition[], reference: string, seed: number): Across[] {
  const labels = [...new Set(group.flatMap(({ arms }) => arms.map(({ label }) => label)))];
  const bySeed = group.map((condition) => stratumOf(condition, labels)).filter((stratum) => stratum.size > 0);
  const strata = bySeed.map((times) => [...times.values()]);
  if (strata.length < 2 || !labels.includes(reference)) return [];
  const { dataset: _dataset, ...factors } = group[0].where.factors;
  const problems = strata.flat();
  const profile = performanceProfile(
    problems.map((times) => times.map(timeOrInfinity)),
    WITHIN_FACTORS,
  );
  const base = labels.indexOf(reference);
  const rows = labels.map((activation, i) => ({
    activation,
    ...relativeTimes(
      strata.map((times) => times.map((row) => (i === base ? EQUAL : logRatio(row[base], row[i])))),
      // The same resamples for all activations, regimes and rates: equal trials have equal intervals.
      () => stream(seed, "bootstrap", ...streamNames(group[0])),
    ),
    within: profile[i],
  }));
  return [
    {
      factors,
      regime: group[0].where.regime,
      learningRate: givenRate(group[0]),
      reference,
      datasets: strata.length,
      trials: problems.length,
      rows,
      ranks: datasetRanks(labels, strata),
      differences:
        labels.length < 2 ? undefined : datasetDifferences(labels, bySeed, group[0].arms[0].sampling),
    },
  ];
}

/** A logarithm of 1: the reference beside itself, also where it never arrives. */
const EQUAL: Bounds = { lower: 0, upper: 0 };

/**
 * The relative time that log ratios come to; what trials that never arrived leave open widens estimate and interval.
 *
 * @param strata by data set, of each seed
 */
function relativeTimes(
  strata: readonly (readonly Bounds[])[],
  random: () => RandomSource,
): Pick<AcrossRow, "relativeTime" | "interval"> {
  const end = (side: keyof Bounds) =>
    stratifiedBootstrap(
      strata.map((ratios) => ratios.map((ratio) => ratio[side])),
      interquartileMean,
      random(),
    );
  const least = end("lower");
  const most = strata.every(areKnown) ? least : end("upper");
  return {
    relativeTime: ratioBounds({ lower: least.estimate, upper: most.estimate }),
    interval: ratioBounds({ lower: least.lower, upper: most.upper }),
  };
}

/** The seeds of a data set on which every activation has a time. */
function stratumOf({ arms }: Condition, labels: readonly string[]): TimesBySeed {
  const timesBySeed = labels.map((label) => {
    const trials = arms.find((arm) => arm.label === label)?.trials ?? [];
    return new Map(trials.map((trial) => [trial.seed, epochsOf(trial)] as const).filter(([, time]) => time));
  });
  const seeds = [...timesBySeed[0].keys()].filter((seed) => timesBySeed.every((times) => times.has(seed)));
  return new Map(seeds.map((seed) => [seed, timesBySeed.map((times) => times.get(seed) as EventTime)]));
}
