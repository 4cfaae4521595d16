import { stream } from "../random/stream.js";
import { interquartileMean, median, performanceProfile, stratifiedBootstrap } from "../stats/index.js";
import type { Experiment } from "../experiment/experiment.js";
import { CONDITION_FACTORS, factorOf, isAbsent } from "../factors/index.js";
import type { Condition, Where } from "./conditions.js";
import { groupBy } from "./group-by.js";
import type { TrialRecord } from "./records.js";

/** An activation's time is within so many times the best one's. */
export const WITHIN_FACTORS = [1, 2, 4] as const;

/** How one activation did over all data sets, in one condition. */
export interface AcrossRow {
  readonly activation: string;
  /**
   * Interquartile mean of relative times to target, with its 95 % interval. A relative time is a trial's time over the
   * median time of the best activation on the same data set; Infinity where too few trials reached the target.
   */
  readonly iqm: { readonly estimate: number; readonly lower: number; readonly upper: number };
  /** Of the problems (a data set and a seed), the shares on which it was within WITHIN_FACTORS of the best activation. */
  readonly within: readonly number[];
}

/** What the data sets have in common where activations are compared across them. */
export interface Across {
  readonly factors: Omit<Where["factors"], "dataset">;
  readonly regime: Where["regime"];
  /** Null where tuning chose the rates, data set by data set. */
  readonly learningRate: number | null;
  readonly datasets: number;
  /** Trials of each activation: as many as there are problems. */
  readonly trials: number;
  /** In the config's order. */
  readonly rows: readonly AcrossRow[];
}

/** What the activations did on one data set: their times to target in epochs, Infinity where not reached. */
interface Stratum {
  /** (problems, activations) */
  readonly times: readonly (readonly number[])[];
  /** The relative time 1, in epochs. */
  readonly unit: number;
}

/**
 * The activations compared across data sets: for each condition and regime the stratified bootstrap of the
 * interquartile mean, and the performance profile; see [Agarwal et al. 2021](https://arxiv.org/abs/2108.13264) and
 * [Dolan & Moré 2002](https://doi.org/10.1007/s101070100263). A trial that did not reach its target took infinitely
 * long. A seed counts where no activation's trial failed or is missing, so that all are held to the same problems.
 * Empty with fewer than two data sets.
 */
export function across({ datasets, seed }: Experiment, conditions: readonly Condition[]): Across[] {
  if (datasets.length < 2) return [];
  return [...groupBy(conditions, keyOf).values()].flatMap((group) => compare(group, seed));
}

const givenRate = ({ where, arms }: Condition): number | null =>
  where.regime === "given" ? arms[0].rate : null;

const sharedFactors = ({ where: { factors } }: Condition): (string | number)[] =>
  CONDITION_FACTORS.filter((name) => name !== "dataset").map((name) => factors[name]);

/** What names a condition's resamples: a factor that a study needs not have had does not change those of others. */
const streamNames = ({ where: { factors } }: Condition): (string | number)[] =>
  CONDITION_FACTORS.filter((name) => name !== "dataset")
    .filter((name) => !factorOf(name).onlyWherePresent || !isAbsent(name, factors[name]))
    .map((name) => factors[name]);

const keyOf = (condition: Condition): string =>
  JSON.stringify([...sharedFactors(condition), condition.where.regime, givenRate(condition)]);

/** One condition on every data set. */
function compare(group: readonly Condition[], seed: number): Across[] {
  const labels = [...new Set(group.flatMap(({ arms }) => arms.map(({ label }) => label)))];
  const strata = group.flatMap((condition) => stratumOf(condition, labels) ?? []);
  if (strata.length < 2) return [];
  const { dataset: _dataset, ...factors } = group[0].where.factors;
  const problems = strata.flatMap(({ times }) => times);
  const profile = performanceProfile(problems, WITHIN_FACTORS);
  const rows = labels.map((activation, i) => ({
    activation,
    iqm: stratifiedBootstrap(
      strata.map(({ times, unit }) => times.map((row) => row[i] / unit)),
      interquartileMean,
      // The same resamples for all activations, regimes and rates: equal trials have equal intervals.
      stream(seed, "bootstrap", ...streamNames(group[0])),
    ),
    within: profile[i],
  }));
  return [
    {
      factors,
      regime: group[0].where.regime,
      learningRate: givenRate(group[0]),
      datasets: strata.length,
      trials: problems.length,
      rows,
    },
  ];
}

/** The seeds of a data set on which every activation has a time; undefined where there are none. */
function stratumOf({ arms }: Condition, labels: readonly string[]): Stratum | undefined {
  const timesBySeed = labels.map((label) => {
    const trials = arms.find((arm) => arm.label === label)?.trials ?? [];
    return new Map(trials.flatMap((trial) => timeOf(trial)));
  });
  const seeds = [...timesBySeed[0].keys()].filter((seed) => timesBySeed.every((times) => times.has(seed)));
  if (seeds.length === 0) return undefined;
  const times = seeds.map((seed) => timesBySeed.map((each) => each.get(seed) as number));
  const { epochs, evaluateEvery } = arms[0].spec.training;
  return { times, unit: unitOf(times, epochs, evaluateEvery) };
}

function timeOf({ seed, score }: TrialRecord): [seed: number, epochs: number][] {
  return score === undefined ? [] : [[seed, score.reached ? score.epochs : Infinity]];
}

/**
 * The median time of the best activation. Where none reached the target in most of its trials, that is at least the
 * horizon; where it was reached without training, the first evaluation stands in for 0.
 */
function unitOf(times: Stratum["times"], horizon: number, evaluateEvery: number): number {
  const medians = times[0].map((_, i) => median(times.map((row) => row[i])));
  return Math.min(horizon, ...medians) || evaluateEvery;
}
