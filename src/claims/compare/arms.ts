import type { ArmDeclaration, CompareDeclaration, Experiment } from "../../experiment/experiment.js";
import { armKey } from "../../experiment/schema/claims.js";
import {
  factors,
  hiddenLabel,
  type Factor,
  type FactorName,
  type FactorValue,
  factorsOf,
} from "../../factors/index.js";
import { group as groupBy } from "d3-array";
import { fieldsOf, type Arm } from "../../experiment/plan.js";

type Values = Readonly<Record<FactorName, FactorValue>>;

/** A factor that arms are named by, and its value in one of them. */
export interface NamedFactor {
  readonly factor: Factor<FactorName>;
  readonly value: FactorValue;
}

/** The factors that an arm is named by, in reading order. */
export function namedFactors(arm: ArmDeclaration): NamedFactor[] {
  return factors.flatMap((factor) => {
    if (factor.name === "dataset") return [];
    const value = arm[armKey(factor.name)];
    if (value === undefined) return [];
    const isWidths = typeof value === "object";
    return [{ factor, value: isWidths ? hiddenLabel(value) : value }];
  });
}

/** The factors that the arms of a claim name, and differ in. */
export function variedFactors({ compare, with: other }: CompareDeclaration): FactorName[] {
  const values = new Map(namedFactors(other).map(({ factor, value }) => [factor.name, value]));
  return namedFactors(compare)
    .filter(({ factor, value }) => values.get(factor.name) !== value)
    .map(({ factor }) => factor.name);
}

/** Something that has a value of each factor: an arm that was trained, or is to be. */
export interface Candidate<Item> {
  readonly item: Item;
  readonly values: Values;
  /** What else two of them must share to be compared. */
  readonly shared: string;
}

/** Each candidate that is the claim's first arm, with the one that is its second and shares all that neither names. */
export function pairArms<Item>(
  candidates: readonly Candidate<Item>[],
  { compare, with: other, onDatasets }: CompareDeclaration,
): { readonly a: Item; readonly b: Item }[] {
  const [namedA, namedB] = [namedFactors(compare), namedFactors(other)];
  const named = new Set(namedA.map(({ factor }) => factor.name));
  const free = factors.map(({ name }) => name).filter((name) => !named.has(name));
  const isArm = (arm: readonly NamedFactor[]) => (candidate: Candidate<Item>) =>
    arm.every(({ factor, value }) => candidate.values[factor.name] === value);
  const keyOf = ({ values, shared }: Candidate<Item>) =>
    JSON.stringify([shared, ...free.map((name) => values[name])]);
  const rivals = groupBy(candidates.filter(isArm(namedB)), keyOf);
  return candidates
    .filter(isArm(namedA))
    .filter(({ values }) => onDatasets?.includes(String(values.dataset)) ?? true)
    .flatMap((candidate) =>
      (rivals.get(keyOf(candidate)) ?? []).map(({ item }) => ({ a: candidate.item, b: item })),
    );
}

/**
 * Where a claim's arms are found: the experiment itself or, where the claim asks for networks that cost alike, its two
 * activations alone, the first one's network as wide as costs what the second one's does.
 */
export function fieldOf(experiment: Experiment, declaration: CompareDeclaration): Experiment {
  const { match: cost, compare, with: other } = declaration;
  const { shapes } = experiment;
  const reference = experiment.activations.find(({ label }) => label === other.activation);
  if (cost === undefined || shapes === undefined || reference === undefined) return experiment;
  const activations = experiment.activations.filter(
    ({ label }) => label === compare.activation || label === other.activation,
  );
  return { ...experiment, activations, match: { cost, reference, shapes } };
}

/** The arms that a claim compares, before anything is trained. */
export function plannedPairs(
  experiment: Experiment,
  declaration: CompareDeclaration,
): { readonly a: Arm; readonly b: Arm }[] {
  // A rate that is tuned is an arm's own.
  const rates = experiment.tuning === undefined ? experiment.learningRates : [0];
  const candidates = fieldsOf(fieldOf(experiment, declaration))
    .flat()
    .flatMap((item) =>
      rates.map((learningRate) => ({
        item,
        values: factorsOf({ phase: "evaluate", seed: 0, ...item.spec, learningRate }),
        shared: "",
      })),
    );
  return pairArms(candidates, declaration);
}
