import {
  fewestPairs,
  logRatio,
  simultaneousConfidence,
  type Bounds,
  type EventTime,
  type RatioBounds,
  type Sampling,
} from "../stats/index.js";
import { medianTime } from "./dataset-ranks.js";
import { decisiveInterval, measureDifferences, type Measurement } from "./location.js";
import { ALPHA } from "./protocol.js";

/** What the activations took on one data set, by seed. */
export type TimesBySeed = ReadonlyMap<number, readonly EventTime[]>;

/** By what factor one activation is faster than another over data sets, by one reading of what the sample is. */
export interface OverDatasets {
  /** Seeds, or data sets. */
  readonly n: number;
  /** Those of them with a time that is only known to be beyond the horizon. */
  readonly censored: number;
  /** The pseudo-median of b's times over a's: above 1 a is the faster. */
  readonly estimate: RatioBounds;
  /** So wide that those of all pairs hold together with 95 %. */
  readonly interval: RatioBounds;
}

/** Two activations over all data sets, for each of two questions. */
export interface DatasetDifference {
  readonly activations: readonly [a: string, b: string];
  /** On these data sets, on average over them: what would other seeds give? Seeds are the sample. */
  readonly onThese: OverDatasets;
  /** On other data sets like these, what is to be expected of one? Data sets are the sample. */
  readonly onOthers: OverDatasets;
}

/** All pairs of activations over the same data sets. */
export interface DatasetDifferences {
  readonly pairs: readonly DatasetDifference[];
  /** With fewer seeds, or data sets, no interval that holds beside those of the other pairs is bounded. */
  readonly needed: { readonly seeds: number; readonly datasets: number };
}

/**
 * **By what factor activations differ over data sets**: for each pair two intervals, which answer two questions.
 *
 * *On these data sets*: of each seed the mean of its log ratios over the data sets. The seeds are the sample; what a seed
 * has in common on several data sets stays within it.
 *
 * *On others like these*: of each data set the log ratio of its median times. The data sets are the sample
 * ([Demšar 2006](https://www.jmlr.org/papers/v7/demsar06a.html)), and however many seeds there are, few data sets say
 * little.
 *
 * Both by signed ranks and signs, as verdicts are; those of all pairs hold together (Bonferroni). Holm's adjustment of
 * p may tell apart a pair whose interval holds 1: intervals say how much as well, which takes more.
 *
 * @param labels of two activations or more
 * @param strata by data set, of the seeds that have a time of every activation
 * @param sampling how the seeds were sampled
 */
export function datasetDifferences(
  labels: readonly string[],
  strata: readonly TimesBySeed[],
  sampling: Sampling,
): DatasetDifferences {
  const places = labels.flatMap((_, a) => labels.slice(a + 1).map((__, i) => [a, a + 1 + i] as const));
  const seeds = [...strata[0].keys()].filter((seed) => strata.every((times) => times.has(seed)));
  const timesOf = (seed: number) => strata.map((times) => times.get(seed) ?? []);
  const medians = strata.map((times) =>
    labels.map((_, i) => medianTime([...times.values()].map((row) => row[i]))),
  );
  const confidence = simultaneousConfidence(places.length, 1 - ALPHA);
  return {
    pairs: places.map(([a, b]) => ({
      activations: [labels[a], labels[b]],
      onThese: located(
        seeds.map((seed) => mean(timesOf(seed).map((times) => logRatio(times[a], times[b])))),
        sampling,
        confidence,
      ),
      onOthers: located(
        medians.map((times) => logRatio(times[a], times[b])),
        "fixed",
        confidence,
      ),
    })),
    needed: {
      seeds: fewestPairs(places.length, 1 - ALPHA, sampling),
      datasets: fewestPairs(places.length, 1 - ALPHA),
    },
  };
}

function located(differences: readonly Bounds[], sampling: Sampling, confidence: number): OverDatasets {
  const censored = differences.filter(({ lower, upper }) => lower !== upper).length;
  const measurement: Measurement = measureDifferences(differences, { scale: "ratio", sampling, censored });
  return {
    n: differences.length,
    censored,
    estimate: measurement.estimate,
    interval: decisiveInterval(measurement, confidence),
  };
}

/** Between what the mean lies of numbers that lie between bounds. */
function mean(values: readonly Bounds[]): Bounds {
  const of = (side: keyof Bounds) => values.reduce((sum, each) => sum + each[side], 0) / values.length;
  return { lower: of("lower"), upper: of("upper") };
}

/** Whether the two are told apart: surely not equally fast. */
export const isApart = ({ interval }: OverDatasets): boolean => interval.lower > 1 || interval.upper < 1;
