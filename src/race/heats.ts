import type { Experiment } from "../experiment/experiment.js";
import { fieldsOf, trialsOf } from "../experiment/plan.js";
import { rateAlone } from "../experiment/tuning/point.js";
import type { TrialSpec } from "../trial/spec.js";

/** The trials of one heat: of every activation a group of seeds, side by side. */
export type Heat = readonly (readonly TrialSpec[])[];

/**
 * Every activation of the first condition, a few seeds after the other: the plan's own trials, in another order.
 *
 * @param lanes how many seeds a group has
 */
export function heatsOf(experiment: Experiment, lanes: number): Heat[] {
  const [field] = fieldsOf(experiment);
  const { seeds, learningRates } = experiment;
  const arms = field.map((arm) => trialsOf(arm, "evaluate", rateAlone(learningRates[0]), seeds));
  return Array.from({ length: Math.ceil(seeds.length / lanes) }, (_, h) =>
    arms.map((trials) => trials.slice(h * lanes, (h + 1) * lanes)),
  );
}
