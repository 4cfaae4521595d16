import { canDie } from "../../activations/properties.js";
import type { Task } from "../../datasets/definition.js";
import type { ComparedMeasure } from "../../experiment/experiment.js";
import { isAtEdge, jointSampling, pairValuesBySeed } from "../../analysis/compare.js";
import type { EvaluatedArm } from "../../analysis/conditions.js";
import type { Course } from "../../analysis/course.js";
import { measureDifferences, type Measurement } from "../../analysis/location.js";
import {
  accuracyDifference,
  lossRatio,
  ratioOf,
  shareDifference,
  type PairDifference,
  type ValuePair,
} from "../../analysis/pair-measures.js";
import type { TrialRecord } from "../../analysis/records.js";
import { curveMetrics } from "../../metrics/index.js";
import { either } from "../../words/index.js";
import { gradientRatio } from "../gradient-by-depth.js";
import { healthOf } from "../health.js";

/** A measure of trials that two arms can be compared by. */
export interface ArmMeasure {
  /** "ends with" */
  readonly verb: string;
  /** "test loss" */
  readonly noun: string;
  /** What a smaller one is called, where that is not "lower" and "higher". */
  readonly less?: string;
  readonly more?: string;
  /** What of a's measure makes the compared number grow: it is above 1, or 0, where a has less, or more, than b. */
  readonly grows: "less" | "more";
  /** Whether growing is better; of what has no better side left out. */
  readonly isDirected?: true;
  readonly centre?: Measurement["centre"];
  /** Null where a trial diverged, or the measure is not defined. */
  valueOf(trial: TrialRecord, arm: EvaluatedArm): number | null;
  differenceOf(pair: ValuePair): PairDifference;
  /**
   * Why two networks can't be compared by it, whatever comes of their training; undefined where they may.
   *
   * @param task undefined where it is not known
   */
  lackOf?(networks: readonly EvaluatedArm["spec"][], task: Task | undefined): string | undefined;
}

const loss = (verb: string, noun: string, of: (course: Course) => number | null): ArmMeasure => ({
  verb,
  noun,
  grows: "less",
  isDirected: true,
  valueOf: ({ course }) => (course === undefined ? null : of(course)),
  differenceOf: lossRatio,
});

const accuracy = (verb: string, of: (course: Course) => number | null): ArmMeasure => ({
  verb,
  noun: "test accuracy",
  grows: "more",
  isDirected: true,
  valueOf: ({ course }) => (course === undefined ? null : of(course)),
  differenceOf: accuracyDifference,
  lackOf: ([{ dataset }], task) =>
    task === undefined || curveMetrics.get("test_accuracy").tasks.includes(task)
      ? undefined
      : `${dataset.label} is a ${task}, which has no accuracy`,
});

/** Why networks have no dead units to be compared by. */
function deathless(networks: readonly EvaluatedArm["spec"][]): string | undefined {
  if (networks.some(({ hidden }) => hidden.length === 0))
    return "a network without hidden layers has no units";
  if (networks.some(({ activation }) => activation.layers.some(canDie))) return undefined;
  const labels = [...new Set(networks.map(({ activation }) => activation.label))];
  return `no unit of ${either(labels)} can die, as no derivative is 0 over any stretch`;
}

/** What the clock does not decide, beside the time to target. */
export const ARM_MEASURES: Readonly<
  Record<Exclude<ComparedMeasure, "epochs_to_target" | "seconds_per_epoch" | "seconds_to_target">, ArmMeasure>
> = {
  final_train_loss: loss("ends with", "training loss", ({ trainLoss }) => trainLoss),
  final_test_loss: loss("ends with", "test loss", ({ testLoss }) => testLoss),
  best_test_loss: loss("reaches, at its best,", "test loss", ({ bestTestLoss }) => bestTestLoss),
  mean_train_loss: loss(
    "has, on average over the epochs,",
    "training loss",
    ({ meanTrainLoss }) => meanTrainLoss,
  ),
  final_test_accuracy: accuracy("ends with", ({ testAccuracy }) => testAccuracy),
  best_test_accuracy: accuracy("reaches, at its best,", ({ bestTestAccuracy }) => bestTestAccuracy),
  dead_share: {
    verb: "ends with",
    noun: "share of dead units",
    grows: "less",
    isDirected: true,
    // Most units of most networks live: differences of 0 abound, about which nothing is symmetric.
    centre: "median",
    valueOf: (trial, { spec }) => healthOf(trial, spec.hidden, "dead", "last"),
    differenceOf: shareDifference,
    lackOf: deathless,
  },
  gradient_ratio: {
    verb: "starts with",
    noun: "ratio of the first to the last hidden layer's gradient",
    less: "smaller",
    more: "larger",
    grows: "less",
    valueOf: (trial, { spec }) => (spec.hidden.length < 2 ? null : gradientRatio(trial)),
    differenceOf: ratioOf,
    lackOf: (networks) =>
      networks.every(({ hidden }) => hidden.length > 1)
        ? undefined
        : "a network needs two hidden layers for a ratio of the first to the last",
  },
};

/** Whether what is minimised is itself what is measured. */
export const isLoss = (measure: ComparedMeasure): boolean =>
  measure in ARM_MEASURES && ARM_MEASURES[measure as keyof typeof ARM_MEASURES].differenceOf === lossRatio;

/**
 * Two arms compared by a measure, paired by seed. Undefined where neither has it in any trial. What a better learning rate,
 * beyond its grid, would do to such a measure is not known on either side.
 */
export function measureArms(
  a: EvaluatedArm,
  b: EvaluatedArm,
  measure: ArmMeasure,
  scale: Measurement["scale"],
  nullValue: number,
): Measurement | undefined {
  const pairs = pairValuesBySeed(a.trials, b.trials, (trial) =>
    trial.state === "failed" ? undefined : trial,
  );
  const values = pairs.map((pair) => ({ a: measure.valueOf(pair.a, a), b: measure.valueOf(pair.b, b) }));
  if (values.every((value) => value.a === null && value.b === null)) return undefined;
  const found = values.map((value) => measure.differenceOf(value));
  const differences = found.map(({ difference }) => difference);
  const edges = pairs.map((pair) => isAtEdge(a, pair.a) || isAtEdge(b, pair.b));
  const unknown = differences.map((known, i) => (edges[i] ? { lower: -Infinity, upper: Infinity } : known));
  return measureDifferences(differences, {
    scale,
    sampling: jointSampling(a, b),
    ...(measure.centre && { centre: measure.centre }),
    censored: found.filter(({ isOpen }) => isOpen).length,
    open: edges.includes(true) ? { lower: unknown, upper: unknown } : {},
    nullValue,
  });
}
