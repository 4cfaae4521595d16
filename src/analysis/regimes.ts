import type { Experiment, Regime } from "../experiment/experiment.js";
import { evaluationsOf } from "../experiment/plan.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";

/**
 * The regimes whose learning rate each evaluation trial was given, by trial id; a trial whose rate the config gave is
 * not in it. Where both regimes chose one rate, its trials belong to both.
 */
export function regimesOfTrials(
  { tuned, looks }: Study,
  experiments: readonly Experiment[],
): ReadonlyMap<string, ReadonlySet<Regime>> {
  const regimes = new Map<string, Set<Regime>>();
  for (const experiment of experiments) {
    for (const { arm, rates } of tuned(experiment).flatMap(({ state, arms }) =>
      state === "tuned" ? arms : [],
    )) {
      for (const { regime, settled } of rates) {
        for (const spec of evaluationsOf(arm, settled.rate, experiment, looks)) {
          const id = trialId(spec);
          regimes.set(id, (regimes.get(id) ?? new Set()).add(regime));
        }
      }
    }
  }
  return regimes;
}
