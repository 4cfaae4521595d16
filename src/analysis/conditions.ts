import type { Experiment, Regime } from "../experiment/experiment.js";
import { CONDITION_FACTORS, factorsOf, type ConditionFactor } from "../factors/index.js";
import { withSettings } from "../factors/settings.js";
import { lookOf, samplingOf } from "../experiment/looks.js";
import { evaluationsOf, fieldsOf, type Arm } from "../experiment/plan.js";
import { rateAlone, type Point } from "../experiment/tuning/point.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import type { Study } from "../results/study.js";
import type { Sampling } from "../stats/index.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import { choiceOf } from "./rate-choice.js";
import type { Choice } from "./location.js";
import { chosenArms, type ChosenArm } from "./regimes.js";
import type { TrialRecord, TrialRecords } from "./records.js";

/** Where a comparison was made; `given` is a learning rate that the config names. */
export interface Where {
  readonly factors: Readonly<Record<ConditionFactor, string | number>>;
  readonly regime: Regime | "given";
}

/** One activation at the learning rate that its regime gives it, evaluated on fresh seeds. */
export interface EvaluatedArm extends Point {
  readonly label: string;
  /** With the settings that were chosen. */
  readonly spec: Arm["spec"];
  /** Where it was chosen for every seed anew, the median of those choices; its settings are the most frequent. */
  readonly rate: number;
  /** No better rate was found than the last of the grid; of several choices, in one at least. */
  readonly atEdge: boolean;
  /** In the order in which the seeds were first seen; those not finished are left out. */
  readonly trials: readonly TrialRecord[];
  /** Whether more seeds may have been added after a look at the first. */
  readonly sampling: Sampling;
  /** Where the rate is the activation's own best, chosen once for all seeds: how it compares with the others. */
  readonly choice?: Choice;
  /** Where rates were refined: what the next rate would cost, see `SettledPoint`; of several choices left out. */
  readonly neighbourLoss?: number;
  /** Each seed's rate was chosen on tuning seeds of its own, so that the trials differ by the luck of tuning as well. */
  readonly isTunedAnew?: true;
}

/** Activations that can be compared: a field in one regime. */
export interface Condition {
  readonly where: Where;
  readonly arms: readonly EvaluatedArm[];
}

/** The conditions of one of a study's experiments in plan order, as far as their learning rates are settled and their trials finished. */
export function conditionsOf(
  study: Pick<Study, "tuned" | "looks" | "scores">,
  experiment: Experiment,
  records: TrialRecords,
): Condition[] {
  const { looks, scores } = study;
  const sampling = samplingOf(experiment, looks);
  const evaluate = (arm: Arm, point: Point, specs: readonly TrialSpec[]): EvaluatedArm => ({
    label: arm.spec.activation.label,
    spec: withSettings(arm.spec, point.settings),
    rate: point.rate,
    settings: point.settings,
    atEdge: false,
    trials: specs
      .flatMap((spec) => records.get(trialId(spec)) ?? [])
      .toSorted((one, other) => lookOf(one.seed, looks) - lookOf(other.seed, looks)),
    sampling,
  });
  const evaluateChosen = (chosen: ChosenArm): EvaluatedArm => {
    const { arm, specs, settled, regime } = chosen;
    const evaluated = { ...evaluate(arm, chosen, specs), atEdge: settled.some(({ atEdge }) => atEdge) };
    if (isTunedAnew(experiment)) return tunedAnew(evaluated, chosen);
    const [{ neighbourLoss }] = settled;
    return {
      ...evaluated,
      ...(regime === "tuned" && { choice: choiceOf(arm, settled[0], scores) }),
      ...(neighbourLoss !== undefined && { neighbourLoss }),
    };
  };
  const conditions =
    experiment.tuning === undefined
      ? fieldsOf(experiment).flatMap((field) =>
          experiment.learningRates.map((rate) => ({
            regime: "given" as const,
            arms: field.map((arm) =>
              evaluate(arm, rateAlone(rate), evaluationsOf(arm, rateAlone(rate), experiment, looks)),
            ),
          })),
        )
      : chosenArms(study, experiment)
          .flat()
          .map(({ regime, arms }) => ({ regime, arms: arms.map(evaluateChosen) }));
  return conditions.flatMap(({ regime, arms }) => {
    const trained = arms.filter(({ trials }) => trials.length > 0);
    return trained.length === 0 ? [] : [{ where: whereOf(trained[0].spec, regime), arms: trained }];
  });
}

/** An arm each of whose trials has a rate of its own. */
function tunedAnew(arm: EvaluatedArm, { specs, settled }: ChosenArm): EvaluatedArm {
  const edges = new Set(specs.filter((_, i) => settled[i].atEdge).map(({ seed }) => seed));
  const trials = arm.trials.map((trial) =>
    edges.has(trial.seed) ? { ...trial, atEdge: true as const } : trial,
  );
  return { ...arm, trials, isTunedAnew: true };
}

/** What an arm has in common with the arms it can be compared to. */
export function whereOf(spec: Arm["spec"], regime: Where["regime"]): Where {
  const factors = factorsOf({ phase: "evaluate", seed: 0, learningRate: 1, ...spec });
  const shared = Object.fromEntries(CONDITION_FACTORS.map((name) => [name, factors[name]]));
  return { factors: shared as Where["factors"], regime };
}

/** The arm of a condition by its activation's label. */
export const armOf = ({ arms }: Condition, label: string): EvaluatedArm | undefined =>
  arms.find((arm) => arm.label === label);
