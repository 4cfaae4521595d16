import { withNeeds } from "../claims/index.js";
import { knownTrials } from "../experiment/known-trials.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import type { TrialSpec } from "../trial/spec.js";
import { load } from "./load.js";

/**
 * Every trial that a run of the config begins with, and trains nothing: all of them where the learning rates are given,
 * else those that look for the rates.
 *
 * @example plan({ datasets: "moons", activations: ["tanh", "relu"], seeds: 3 }).length // => 6
 *
 * @throws {ActbenchError} with everything that is wrong in the config
 */
export function plan(config: ConfigInput): TrialSpec[] {
  return knownTrials(withNeeds(load(config).experiment), new Map());
}
