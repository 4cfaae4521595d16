import type { Experiment, Regime } from "../experiment/experiment.js";
import { summarizeRate, type TriedRate } from "../experiment/tuning/choose.js";
import type { TunedArm } from "../experiment/tuning/field.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import { groupBy } from "./group-by.js";
import { chosenArms, settledFields } from "./regimes.js";

/** One learning rate that was tried with one activation in one condition. */
export interface TunedRate extends TriedRate {
  /** Its seed means nothing. */
  readonly spec: TrialSpec;
  /** The regimes that chose this rate. */
  readonly chosen: readonly Regime[];
  /** It was chosen although no rate beyond it was tried: a better one may lie there. */
  readonly atEdge: boolean;
}

/** The same within one choice, on the seeds of one of its stages. */
export interface TunedStep extends TunedRate {
  /** The seed of the evaluation that it was chosen for; null where it is for all of them. */
  readonly replicate: number | null;
  readonly stage: "grid" | "refinement";
  /** Where a refinement chose this rate, by regime: see `SettledRate`. */
  readonly neighbourLoss: Readonly<Partial<Record<Regime, number>>>;
}

/**
 * The sensitivity curves of an experiment: for each field that is settled, its arms, each with its rates ascending. All
 * tuning trials at a rate are taken together; where rates were chosen anew for every seed, the median one is the chosen.
 */
export function sensitivity(study: Study, experiment: Experiment): TunedRate[][][] {
  const chosen = chosenArms(study, experiment).map((regimes) => regimes.flatMap(({ arms }) => arms));
  return settledFields(study, experiment).map((replicates, f) =>
    replicates[0].arms.map(({ arm }, i) => {
      const trials = replicates.flatMap(({ arms }) => stagesOf(arms[i]).flatMap(trialsOfStage));
      const own = chosen[f].filter((each) => each.arm === arm);
      return [...groupBy(trials, ({ learningRate }) => String(learningRate)).values()]
        .toSorted(([a], [b]) => a.learningRate - b.learningRate)
        .map((specs) => {
          const choosing = own.filter(({ rate }) => rate === specs[0].learningRate);
          return {
            ...summarizeTrials(specs, study.scores),
            chosen: choosing.map(({ regime }) => regime),
            atEdge: choosing.some(({ settled }) => settled.some(({ atEdge }) => atEdge)),
          };
        });
    }),
  );
}

/** Every step of every choice, field by field: arm, replicate, stage, and within it the rates ascending. */
export function tuningSteps(study: Study, experiment: Experiment): TunedStep[] {
  const isRepeated = isTunedAnew(experiment);
  return settledFields(study, experiment).flatMap((replicates) =>
    replicates[0].arms.flatMap((_, i) =>
      replicates.flatMap(({ replicate, arms }) =>
        stepsOf(arms[i], study.scores).map((step) => ({
          ...step,
          replicate: isRepeated ? replicate.evaluated[0] : null,
        })),
      ),
    ),
  );
}

/** What an arm was tried at in one stage, by any regime. */
interface TriedStage {
  readonly arm: TunedArm["arm"];
  readonly stage: number;
  readonly seeds: readonly number[];
  readonly rates: readonly number[];
}

/** The stages of an arm's choices: of all regimes, as their trials are the same. */
function stagesOf({ arm, rates }: TunedArm): TriedStage[] {
  const most = Math.max(0, ...rates.map(({ settled }) => settled.stages.length));
  return Array.from({ length: most }, (_, stage) => {
    const own = rates.map(({ settled }) => settled.stages[stage]);
    const tried = new Set(own.flatMap((each) => each.tried.map(({ rate }) => rate)));
    return { arm, stage, seeds: own[0].seeds, rates: [...tried].toSorted((a, b) => a - b) };
  });
}

const trialsOfStage = ({ arm, rates, seeds }: TriedStage): TrialSpec[] =>
  rates.flatMap((rate) => tuningTrials(arm, rate, seeds));

function stepsOf(tuned: TunedArm, scores: TrialScores): Omit<TunedStep, "replicate">[] {
  const stages = stagesOf(tuned);
  return stages.flatMap(({ arm, stage, seeds, rates }) =>
    rates.map((rate) => {
      const choosing = tuned.rates.filter(
        ({ settled }) => settled.rate === rate && stage === settled.stages.length - 1,
      );
      return {
        ...summarizeTrials(tuningTrials(arm, rate, seeds), scores),
        chosen: choosing.map(({ regime }) => regime),
        atEdge: choosing.some(({ settled }) => settled.atEdge),
        stage: stage === 0 ? ("grid" as const) : ("refinement" as const),
        neighbourLoss: Object.fromEntries(
          choosing.map(({ regime, settled }) => [regime, settled.neighbourLoss]),
        ),
      };
    }),
  );
}

function summarizeTrials(specs: readonly TrialSpec[], scores: TrialScores) {
  const known = specs.flatMap((spec) => scores.get(trialId(spec)) ?? []);
  return { ...summarizeRate(specs[0].learningRate, known), spec: specs[0] };
}
