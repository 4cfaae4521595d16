import type { ArmDeclaration, CompareDeclaration } from "../../experiment/experiment.js";
import { armKey } from "../../experiment/schema/claims.js";
import { factors, hiddenLabel, type Factor, type FactorName, type FactorValue } from "../../factors/index.js";
import { groupBy } from "../../analysis/group-by.js";

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
