import type { Experiment, Regime } from "../experiment/experiment.js";
import { trialsOf } from "../experiment/plan.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";

/**
 * The regimes whose learning rate each evaluation trial was given, by trial id; a trial whose rate the config gave is
 * not in it. Where both regimes chose one rate, its trials belong to both.
 */
export function regimesOfTrials(
  { tuned }: Study,
  experiments: readonly Experiment[],
): ReadonlyMap<string, ReadonlySet<Regime>> {
  const regimes = new Map<string, Set<Regime>>();
  for (const experiment of experiments) {
    for (const { arm, rates } of tuned(experiment).flatMap(({ state, arms }) =>
      state === "tuned" ? arms : [],
    )) {
      for (const { regime, settled } of rates) {
        for (const spec of trialsOf(arm, "evaluate", settled.rate, experiment.seeds)) {
          const id = trialId(spec);
          regimes.set(id, (regimes.get(id) ?? new Set()).add(regime));
        }
      }
    }
  }
  return regimes;
}
