import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import type { TrialRecord } from "../analysis/records.js";
import { group as groupBy } from "d3-array";
import { exp, log } from "../math/index.js";
import { measureRatio, type Measurement } from "../analysis/location.js";
import { median } from "../stats/index.js";
import { reachedAt } from "../stats/log-ratio.js";
import { canonicalJson } from "../trial/id.js";

/** A norm that has vanished counts as this share of the other one, so that its logarithm is a number. */
const VANISHED = 1e-12;

/** The conditions of a depth sweep that differ in nothing but the depth, shallowest first. */
export type DepthSweep = readonly { readonly depth: number; readonly condition: Condition }[];

export function sweepsOf(conditions: readonly Condition[]): DepthSweep[] {
  const groups = groupBy(conditions, ({ where }) =>
    canonicalJson({ ...where, factors: { ...where.factors, hidden: "" } }),
  );
  return [...groups.values()].map((group) =>
    group
      .map((condition) => ({ depth: condition.arms[0].spec.hidden.length, condition }))
      .toSorted((a, b) => a.depth - b.depth),
  );
}

/**
 * ‖∂L/∂W‖ of the first hidden layer over that of the last, before any training, so that no learning rate has a part in
 * it; null where the last layer has no gradient at all.
 */
export function gradientRatio({ layers }: TrialRecord): number | null {
  const [first, last] = [layers.at(0)?.first.gradient_norm, layers.at(-1)?.first.gradient_norm];
  if (first === null || first === undefined || !last) return null;
  return Math.max(first / last, VANISHED);
}

/** By depth of a sweep, the arms of an activation. */
export function armsByDepth(sweep: DepthSweep, label: string): { depth: number; arm: EvaluatedArm }[] {
  return sweep.flatMap(({ depth, condition }) => {
    const arm = armOf(condition, label);
    return arm === undefined ? [] : [{ depth, arm }];
  });
}

/**
 * For one seed, by what factor the ratio of first to last layer's gradient changes with each added layer: a straight
 * line through the logarithms, which is 0 at one hidden layer.
 */
function factorPerLayer(sweep: DepthSweep, label: string, seed: number): number | undefined {
  let [xy, xx] = [0, 0];
  for (const { depth, arm } of armsByDepth(sweep, label)) {
    const trial = arm.trials.find((record) => record.seed === seed);
    const ratio = trial && depth > 1 ? gradientRatio(trial) : null;
    if (ratio === null) continue;
    xy += (depth - 1) * log(ratio);
    xx += (depth - 1) ** 2;
  }
  return xx === 0 ? undefined : exp(xy / xx);
}

/** How much faster with depth the gradient ratio of `fading` falls than that of `steady`, per layer, paired by seed. */
export function compareFading(sweep: DepthSweep, fading: string, steady: string): Measurement {
  const seeds = [
    ...new Set(armsByDepth(sweep, fading).flatMap(({ arm }) => arm.trials.map(({ seed }) => seed))),
  ];
  const pairs = seeds.flatMap((seed) => {
    const [a, b] = [factorPerLayer(sweep, fading, seed), factorPerLayer(sweep, steady, seed)];
    return a === undefined || b === undefined ? [] : [{ a: reachedAt(a), b: reachedAt(b) }];
  });
  return measureRatio(pairs, { sampling: armsByDepth(sweep, fading)[0]?.arm.sampling });
}

/** The median over seeds of `gradientRatio` at each depth beyond one. */
export function medianRatios(sweep: DepthSweep, label: string): { depth: number; ratio: number }[] {
  return armsByDepth(sweep, label).flatMap(({ depth, arm }) => {
    const ratios = arm.trials.map(gradientRatio).filter((ratio) => ratio !== null);
    return depth === 1 || ratios.length === 0 ? [] : [{ depth, ratio: median(ratios) }];
  });
}
