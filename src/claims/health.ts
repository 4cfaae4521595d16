import { group as groupBy, mean } from "d3-array";
import type { EvaluatedArm } from "../analysis/conditions.js";
import type { Health, HealthName, LayerRecord, TrialRecord } from "../analysis/records.js";
import { canonicalJson } from "../trial/id.js";
import type { Evidence } from "./definition.js";
import { dyingSweep } from "./needs.js";
import { cataloguePairs, type ArmPair } from "./pairs.js";

type When = keyof LayerRecord;

/** A health metric over a trial's hidden layers from `firstLayer` on (0 is the first), by the layers' widths. */
export function healthOf(
  { layers }: TrialRecord,
  widths: readonly number[],
  name: HealthName,
  when: When,
  firstLayer = 0,
): number | null {
  let [sum, units] = [0, 0];
  for (let l = firstLayer; l < layers.length; l++) {
    const value = (layers[l][when] as Health)[name];
    if (value === null) continue;
    sum += widths[l] * value;
    units += widths[l];
  }
  return units === 0 ? null : sum / units;
}

/** The same, as the mean over an arm's trials; null of nothing. */
export function meanHealth(
  { trials, spec }: EvaluatedArm,
  name: HealthName,
  when: When,
  firstLayer = 0,
): number | null {
  return mean(trials.map((trial) => healthOf(trial, spec.hidden, name, when, firstLayer))) ?? null;
}

/** Leaky ReLU (a) and ReLU (b) in one network at each of the sweep's learning rates, lowest first. */
export type DyingNetwork = readonly ArmPair[];

export function dyingNetworks(evidence: Evidence): DyingNetwork[] {
  const pairs = cataloguePairs(evidence, ["leaky_relu", "relu"], dyingSweep(evidence.experiment));
  const networks = groupBy(pairs, ({ where }) => canonicalJson(where.factors));
  return [...networks.values()].map((rates) => rates.toSorted((one, other) => one.b.rate - other.b.rate));
}

/** Share of an arm's units that are dead at the end; 0 where nothing was measured. */
export const deadShare = (arm: EvaluatedArm): number => meanHealth(arm, "dead", "last") ?? 0;
