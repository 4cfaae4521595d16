import type { TrialSpec } from "../trial/spec.js";
import { activation } from "./activation.js";
import { batchSize } from "./batch-size.js";
import { dataset } from "./dataset.js";
import type { FactorAxis, Factor, FactorLists, FactorValue, PartialSpec } from "./definition.js";
import { gain } from "./gain.js";
import { hidden } from "./hidden.js";
import { initializer } from "./initializer.js";
import { learningRate } from "./learning-rate.js";
import { loss } from "./loss.js";
import { optimizer } from "./optimizer.js";
import { dropout, l1, l2 } from "./regularization.js";

export { isLabelled, TUNED } from "./definition.js";
export type {
  ActivationChoice,
  FactorAxis,
  Factor,
  FactorLists,
  FactorValue,
  PartialSpec,
  Regularization,
} from "./definition.js";
export { hiddenLabel, layerWords } from "./hidden.js";

/** What may differ between two trials beside their seed, in reading order: of the plan, tables and CSV columns. */
const members = [
  dataset,
  hidden,
  activation,
  loss,
  optimizer,
  initializer,
  gain,
  l1,
  l2,
  dropout,
  batchSize,
  learningRate,
] as const;

/** As CSV columns are named. */
export type FactorName = (typeof members)[number]["name"];
export type FactorValues = Readonly<Record<FactorName, FactorValue>>;

export const factors: readonly Factor<FactorName>[] = members;
export const FACTOR_NAMES: readonly FactorName[] = factors.map(({ name }) => name);

const byName = new Map<string, Factor<FactorName>>(factors.map((factor) => [factor.name, factor]));

export const factorOf = (name: FactorName): Factor<FactorName> => byName.get(name) as Factor<FactorName>;

/** A factor's value in a title or a list: "own gain", "hidden 32x32". */
export function briefly(name: FactorName, value: FactorValue): string {
  const { brief, words } = factorOf(name);
  return brief?.(value) ?? words(value);
}

/** Whether the factor's value stands for none. */
export const isAbsent = (name: FactorName, value: FactorValue): boolean => factorOf(name).absent === value;

/** "batch size" */
export const factorTitle = (name: FactorName): string => name.replaceAll("_", " ");

/** What the arms of a condition have in common: every factor but the activation and its learning rate. */
export type ConditionFactor = Exclude<FactorName, "activation" | "learning_rate">;
export const isConditionFactor = (name: FactorName): name is ConditionFactor =>
  name !== "activation" && name !== "learning_rate";
export const CONDITION_FACTORS = FACTOR_NAMES.filter(isConditionFactor);

/** Every list of an experiment once, in reading order. */
export const axes: readonly FactorAxis[] = [...new Set(factors.map(({ axis }) => axis))];
/** The axes of a condition, slowest first. */
export const conditionAxes: readonly FactorAxis[] = axes.filter(
  (axis) => axis !== activation.axis && axis !== learningRate.axis,
);
export const activationAxis: FactorAxis = activation.axis;

/** A trial's value of each factor. */
export function factorsOf(spec: TrialSpec): Record<FactorName, FactorValue> {
  const values = factors.map(({ name, of }) => [name, of(spec)] as const);
  return Object.fromEntries(values) as Record<FactorName, FactorValue>;
}

/** The factors that take more than one value in an experiment, in reading order. */
export const varyingFactors = (experiment: FactorLists): FactorName[] =>
  factors.filter((factor) => new Set(valuesOf(factor, experiment)).size > 1).map(({ name }) => name);

/** Whether CSV files of the experiment have a column of the factor. */
export const hasColumn = (factor: Factor, experiment: FactorLists): boolean =>
  factor.onlyWherePresent !== true || valuesOf(factor, experiment).some((value) => value !== factor.absent);

/** The values that a factor takes in an experiment. */
export function valuesOf({ axis, of }: Factor, experiment: FactorLists): FactorValue[] {
  const blank: PartialSpec = { training: {} };
  // A factor reads nothing but what its own axis has chosen.
  return axis.choices(experiment).map((choice) => of(axis.choose(blank, choice) as TrialSpec));
}
