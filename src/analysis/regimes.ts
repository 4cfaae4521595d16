import type { Regime } from "../experiment/experiment.js";
import { trialsOf } from "../experiment/plan.js";
import { tuneFields } from "../experiment/schedule.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";

/**
 * The regimes whose learning rate each evaluation trial was given, by trial id; a trial whose rate the config gave is
 * not in it. Where both regimes chose one rate, its trials belong to both.
 */
export function regimesOfTrials({
  experiment,
  needs,
  scores,
}: Study): ReadonlyMap<string, ReadonlySet<Regime>> {
  const regimes = new Map<string, Set<Regime>>();
  for (const { tuned, seeds } of [experiment, ...needs].map((each) => tunedArms(each, scores))) {
    for (const { arm, rates } of tuned) {
      for (const { regime, settled } of rates) {
        for (const spec of trialsOf(arm, "evaluate", settled.rate, seeds)) {
          const id = trialId(spec);
          regimes.set(id, (regimes.get(id) ?? new Set()).add(regime));
        }
      }
    }
  }
  return regimes;
}

function tunedArms(experiment: Study["experiment"], scores: Study["scores"]) {
  const tuned = tuneFields(experiment, scores).flatMap((field) =>
    field.state === "tuned" ? field.arms : [],
  );
  return { tuned, seeds: experiment.seeds };
}
