import type { EvaluatedArm } from "../analysis/conditions.js";
import type { Health, HealthName, LayerRecord, TrialRecord } from "../analysis/records.js";

type When = keyof LayerRecord;

/** The mean; null of nothing. */
function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

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

/** The same, as the mean over an arm's trials. */
export function meanHealth(
  { trials, spec }: EvaluatedArm,
  name: HealthName,
  when: When,
  firstLayer = 0,
): number | null {
  const values = trials.map((trial) => healthOf(trial, spec.hidden, name, when, firstLayer));
  return mean(values.filter((value) => value !== null));
}
