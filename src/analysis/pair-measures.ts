import { testRatio } from "../datasets/make-dataset.js";
import { exp } from "../math/index.js";
import {
  correctedResampled,
  exactShareInterval,
  hodgesLehmann,
  logRatio,
  type Bounds,
  type RatioBounds,
} from "../stats/index.js";
import { ratioBounds } from "../stats/bounds.js";
import { reachedAt } from "../stats/log-ratio.js";
import { jointSampling, pairBySeed, pairValuesBySeed } from "./compare.js";
import type { EvaluatedArm } from "./conditions.js";
import type { Course } from "./course.js";
import { intervalAt, medianInterval, pAgainst, valueBounds, type Sample } from "./location.js";
import { ALPHA } from "./protocol.js";
import type { TrialRecord } from "./records.js";

/** What two arms are compared by; all but accuracy as ratios of b's to a's, accuracy as a's less b's: above 1, or 0, a is better. */
export type PairMeasureName =
  "epochs_to_target" | "final_train_loss" | "final_test_loss" | "mean_train_loss" | "final_test_accuracy";

/** Two arms compared by one measure, paired by seed; each by itself, not adjusted for their number. */
export interface PairMeasure {
  readonly measure: PairMeasureName;
  readonly n: number;
  /** Pairs with a trial that did not reach the target, or diverged. */
  readonly censored: number;
  /** The pseudo-median, by signed ranks. */
  readonly estimate: RatioBounds;
  /** 95 %. */
  readonly interval: RatioBounds;
  /** 95 %, of the median, by the sign test. */
  readonly medianInterval: RatioBounds;
  /** Two-sided, that there is no difference. */
  readonly p: number;
  /** The chance that a is the better on a fresh seed; bounds that differ where pairs do not tell, ties not being better. */
  readonly chance: Bounds;
  /** 95 %, exact. */
  readonly chanceInterval: Bounds;
  /** Where seeds are splits of one sample, of what was measured on all test rows: about the distribution they came from. */
  readonly corrected?: Corrected;
}

/** The mean and its 95 % interval by the corrected resampled t-test: a ratio (geometric mean), or a difference. */
export interface Corrected {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided, that there is no difference. */
  readonly p: number;
  /** Rows that a seed tests on, over the others that it might have tested on. */
  readonly testRatio: number;
}

/** All that two arms can be compared by beside the claimed ratio. */
export function pairMeasures(a: EvaluatedArm, b: EvaluatedArm): PairMeasure[] {
  const sampling = jointSampling(a, b);
  const ratio =
    a.spec.dataset.label === b.spec.dataset.label ? testRatio(a.spec.dataset, a.spec.holdout) : undefined;
  const measureOf = (name: PairMeasureName, pairs: readonly PairDifference[], scale: Sample["scale"]) =>
    pairs.length === 0 ? [] : [measured(name, pairs, { scale, sampling, centre: "pseudo-median" }, ratio)];
  const losses = (name: PairMeasureName, of: (course: Course) => number | null) =>
    measureOf(name, pairsOf(a, b, of).map(lossRatio), "ratio");
  const times = pairBySeed(a, b).map((pair) => ({
    difference: logRatio(pair.a, pair.b),
    isOpen: !pair.a.reached || !pair.b.reached,
  }));
  return [
    ...measureOf("epochs_to_target", times, "ratio"),
    ...losses("final_train_loss", ({ trainLoss }) => trainLoss),
    ...losses("final_test_loss", ({ testLoss }) => testLoss),
    ...losses("mean_train_loss", ({ meanTrainLoss }) => meanTrainLoss),
    ...measureOf(
      "final_test_accuracy",
      pairsOf(a, b, ({ testAccuracy }) => testAccuracy).map(accuracyDifference),
      "value",
    ),
  ];
}

/** What is measured on the test rows that a split has, and the correction is for. */
const ON_TEST_ROWS: ReadonlySet<PairMeasureName> = new Set(["final_test_loss", "final_test_accuracy"]);

/** Undefined where seeds draw rows of their own, were looked at in between, or a pair is open. */
function correct(
  measure: PairMeasureName,
  pairs: readonly PairDifference[],
  { scale, sampling }: Omit<Sample, "differences">,
  ratio: number | undefined,
): Corrected | undefined {
  const values = pairs.map(({ difference }) => difference.lower);
  const isKnown = pairs.every(({ isOpen }, i) => !isOpen && Number.isFinite(values[i]));
  if (!ON_TEST_ROWS.has(measure) || ratio === undefined || sampling !== "fixed") return undefined;
  if (!isKnown || values.length < 2) return undefined;
  const { mean, interval, p } = correctedResampled(values, ratio, 1 - ALPHA);
  const of = (value: number) => (scale === "ratio" ? exp(value) : value);
  return { mean: of(mean), lower: of(interval.lower), upper: of(interval.upper), p, testRatio: ratio };
}

/** Empty where the measure is not defined: where no trial of either has it. */
function pairsOf(
  a: EvaluatedArm,
  b: EvaluatedArm,
  of: (course: Course) => number | null,
): readonly ValuePair[] {
  const value = ({ course }: TrialRecord) => (course === undefined ? undefined : of(course));
  const pairs = pairValuesBySeed(a.trials, b.trials, value);
  return pairs.some((pair) => pair.a !== null || pair.b !== null) ? pairs : [];
}

function measured(
  measure: PairMeasureName,
  pairs: readonly PairDifference[],
  terms: Omit<Sample, "differences">,
  ratio: number | undefined,
): PairMeasure {
  const n = pairs.length;
  const differences = pairs.map(({ difference }) => difference);
  const sample = { ...terms, differences };
  const isRatio = terms.scale === "ratio";
  const surely = differences.filter(({ lower }) => lower > 0).length;
  const possibly = differences.filter(({ upper }) => upper > 0).length;
  const corrected = correct(measure, pairs, terms, ratio);
  return {
    measure,
    n,
    censored: pairs.filter(({ isOpen }) => isOpen).length,
    estimate: (isRatio ? ratioBounds : valueBounds)(hodgesLehmann(differences)),
    interval: intervalAt(sample, 1 - ALPHA),
    medianInterval: medianInterval(sample),
    p: pAgainst(sample, isRatio ? 1 : 0),
    chance: { lower: surely / n, upper: possibly / n },
    chanceInterval: {
      lower: exactShareInterval(surely, n).lower,
      upper: exactShareInterval(possibly, n).upper,
    },
    ...(corrected && { corrected }),
  };
}

/** A pair's difference on the scale that ranks are taken on, and whether a trial that diverged or did not arrive blurs it. */
export interface PairDifference {
  readonly difference: Bounds;
  readonly isOpen: boolean;
}

/** What a measure came to under the same seed; null for a trial that diverged. */
export interface ValuePair {
  readonly a: number | null;
  readonly b: number | null;
}

/** A trial that diverged is known to be no better than the other, and no more: its loss is longer than a horizon. */
export function lossRatio({ a, b }: ValuePair): PairDifference {
  const horizon = Math.max(a ?? b ?? 1, Number.MIN_VALUE);
  const loss = (value: number | null) =>
    value === null ? ({ reached: false, horizon } as const) : reachedAt(value);
  return { difference: logRatio(loss(a), loss(b)), isOpen: a === null || b === null };
}

/** The same of accuracies, which lie between 0 and 1. */
export function accuracyDifference({ a, b }: ValuePair): PairDifference {
  const isOpen = a === null || b === null;
  if (a === null && b === null) return { difference: { lower: -1, upper: 1 }, isOpen };
  if (a === null) return { difference: { lower: 0 - (b ?? 0), upper: 0 }, isOpen };
  if (b === null) return { difference: { lower: 0, upper: a }, isOpen };
  const difference = Number((a - b).toPrecision(12));
  return { difference: { lower: difference, upper: difference }, isOpen };
}

/** How much smaller the first is of two shares; of one that is not known it may be anything from 0 to 1. */
export function shareDifference({ a, b }: ValuePair): PairDifference {
  const difference = {
    lower: Number(((b ?? 0) - (a ?? 1)).toPrecision(12)),
    upper: Number(((b ?? 1) - (a ?? 0)).toPrecision(12)),
  };
  return { difference, isOpen: a === null || b === null };
}

/** The log ratio of b to a, two positive numbers; where one is not known, neither is this. */
export function ratioOf({ a, b }: ValuePair): PairDifference {
  if (a === null || b === null) return { difference: { lower: -Infinity, upper: Infinity }, isOpen: true };
  return { difference: logRatio(reachedAt(a), reachedAt(b)), isOpen: false };
}
