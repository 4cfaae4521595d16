import { usualReference } from "../experiment/match.js";
import { comparePaired, type PairedComparison } from "../stats/index.js";
import { compareArms, pairBySeed } from "./compare.js";
import { armOf, type Condition, type EvaluatedArm, type Where } from "./conditions.js";
import type { Measurement } from "./location.js";

/** An activation against the reference in one condition. */
export interface VersusRow {
  readonly activation: string;
  readonly rate: number;
  /** Ratios above 1: faster than the reference. */
  readonly comparison: PairedComparison & Omit<Measurement, "p">;
}

/** All activations of one condition against the same reference. */
export interface Versus {
  readonly where: Where;
  /** Null where tuning chose the rates. */
  readonly learningRate: number | null;
  readonly reference: string;
  /** Without the reference, in the config's order. */
  readonly rows: readonly VersusRow[];
}

/** The times to target of every activation against one reference, the same everywhere. */
export function versus(conditions: readonly Condition[]): Versus[] {
  const reference = referenceOf(conditions);
  return conditions.flatMap((condition) => {
    const base = reference === undefined ? undefined : armOf(condition, reference);
    const others = condition.arms.filter((arm) => arm !== base);
    if (base === undefined || others.length === 0) return [];
    return [
      {
        where: condition.where,
        learningRate: condition.where.regime === "given" ? base.rate : null,
        reference: base.label,
        rows: others.map((arm) => ({
          activation: arm.label,
          rate: arm.rate,
          comparison: compare(arm, base),
        })),
      },
    ];
  });
}

/** Tested in both directions. */
function compare(arm: EvaluatedArm, base: EvaluatedArm): VersusRow["comparison"] {
  const { differences, scale, centre, sampling, open, choice } = compareArms(arm, base);
  const comparison = comparePaired(pairBySeed(arm, base), { sampling });
  return { ...comparison, differences, scale, centre, sampling, open, choice };
}

/**
 * What everything is compared with, the same in every condition, table, figure and format: of the activations that
 * arrive in most of their trials (of all, where none does) the one that widths are matched to, else ReLU, and without it
 * the first of the config. Against one that never arrives every ratio would only be a bound.
 */
export function referenceOf(conditions: readonly Condition[]): string | undefined {
  const labels = [...new Set(conditions.flatMap(({ arms }) => arms.map(({ label }) => label)))];
  const arriving = labels.filter((label) => {
    const trials = conditions.flatMap((condition) => armOf(condition, label)?.trials ?? []);
    return 2 * trials.filter(({ score }) => score?.reached).length > trials.length;
  });
  const candidates = arriving.length > 0 ? arriving : labels;
  const matched = conditions[0]?.arms[0]?.spec.matched?.reference;
  return candidates.find((label) => label === matched) ?? usualReference(candidates);
}
