import type { Experiment, Regime } from "../experiment/experiment.js";
import { evaluationsOf, type Arm } from "../experiment/plan.js";
import type { TunedReplicate } from "../experiment/tuning/field.js";
import { settingsKey, type Point } from "../experiment/tuning/point.js";
import type { SettledPoint } from "../experiment/tuning/settle.js";
import type { Study } from "../results/study.js";
import { group as groupBy } from "d3-array";
import { keptIn } from "../kept.js";
import { canonicalJson, trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";

/** One activation in one regime: what tuning chose, and the trials that evaluate it. */
export interface ChosenArm extends Point {
  readonly arm: Arm;
  readonly regime: Regime;
  /** One choice; where tuning is repeated, one for each seed of the evaluation. */
  readonly settled: readonly SettledPoint[];
  /** The median of the choices with the usual settings, the lower of two, so that it is one of them. */
  readonly rate: number;
  readonly specs: readonly TrialSpec[];
}

/** The replicates of each field that are settled; of a field of which none is, nothing. */
export const settledFields = (
  { tuned }: Pick<Study, "tuned">,
  experiment: Experiment,
): (readonly TunedReplicate[])[] =>
  tuned(experiment)
    .map(({ settled }) => settled)
    .filter((replicates) => replicates.length > 0);

type OfTuning = Pick<Study, "tuned" | "looks">;

/** The activations of a field in one regime. */
interface ChosenField {
  readonly regime: Regime;
  readonly arms: readonly ChosenArm[];
}

/**
 * The activations of each field that is settled, regime by regime, as far as anything was chosen for them. Many ask for
 * them: each trial's spec is then the same object, whose name is known.
 */
export const chosenArms = (study: OfTuning, experiment: Experiment): readonly (readonly ChosenField[])[] =>
  keptIn(
    keptIn(chosen, study, () => new Map<string, readonly (readonly ChosenField[])[]>()),
    canonicalJson(experiment),
    () => chooseArms(study, experiment),
  );

const chosen = new WeakMap<OfTuning, Map<string, readonly (readonly ChosenField[])[]>>();

function chooseArms(study: OfTuning, experiment: Experiment): (readonly ChosenField[])[] {
  const { tuning } = experiment;
  if (tuning === undefined) return [];
  const armsIn = (replicates: readonly TunedReplicate[], regime: Regime): ChosenArm[] =>
    replicates[0].arms.flatMap(({ arm }, i) => {
      const choices = replicates.flatMap(({ arms, replicate }) =>
        arms[i].points
          .filter((each) => each.regime === regime)
          .map(({ settled }) => ({
            settled,
            specs: evaluationsOf(arm, settled, experiment, study.looks, replicate.evaluated),
          }))
          .filter(({ specs }) => specs.length > 0),
      );
      if (choices.length === 0) return [];
      const settled = choices.map((choice) => choice.settled);
      const specs = choices.flatMap((choice) => choice.specs);
      return [{ arm, regime, settled, ...usualPoint(settled), specs }];
    });
  return settledFields(study, experiment).map((field) =>
    tuning.regimes.map((regime) => ({ regime, arms: armsIn(field, regime) })),
  );
}

/** The settings that were chosen most often, the first of as many, and the median rate with these. */
function usualPoint(settled: readonly Point[]): Point {
  const groups = [...groupBy(settled, ({ settings }) => settingsKey(settings)).values()];
  const usual = groups.toSorted((a, b) => b.length - a.length)[0].toSorted((a, b) => a.rate - b.rate);
  const { rate, settings } = usual[Math.floor((usual.length - 1) / 2)];
  return { rate, settings };
}

/**
 * The regimes whose learning rate each evaluation trial was given, by trial id; a trial whose rate the config gave is
 * not in it. Where both regimes chose one rate, its trials belong to both.
 */
export function regimesOfTrials(
  study: Study,
  experiments: readonly Experiment[],
): ReadonlyMap<string, ReadonlySet<Regime>> {
  const regimes = new Map<string, Set<Regime>>();
  const fields = experiments.flatMap((experiment) => chosenArms(study, experiment).flat());
  for (const { regime, specs } of fields.flatMap(({ arms }) => arms)) {
    for (const id of specs.map(trialId)) regimes.set(id, (regimes.get(id) ?? new Set()).add(regime));
  }
  return regimes;
}
