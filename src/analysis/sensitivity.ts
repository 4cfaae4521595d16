import type { Experiment, Regime } from "../experiment/experiment.js";
import { summarizeRate, type TriedRate } from "../experiment/tuning/choose.js";
import type { TunedArm } from "../experiment/tuning/field.js";
import { tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";

/** One learning rate that was tried with one activation in one condition. */
export interface TunedRate extends TriedRate {
  /** Its seed means nothing. */
  readonly spec: TrialSpec;
  /** The regimes that chose this rate. */
  readonly chosen: readonly Regime[];
  /** It was chosen although it is the last of its grid: a better one may lie beyond. */
  readonly atEdge: boolean;
}

/** The sensitivity curves of an experiment: for each field that is settled, its arms, each with its rates ascending. */
export function sensitivity({ tuned, scores }: Study, experiment: Experiment): TunedRate[][][] {
  return tuned(experiment).flatMap((field) =>
    field.state === "tuned" ? [field.arms.map((arm) => ratesOf(arm, experiment, scores))] : [],
  );
}

function ratesOf({ arm, rates }: TunedArm, { tuning }: Experiment, scores: TrialScores): TunedRate[] {
  if (tuning === undefined) return [];
  const tried = new Set(rates.flatMap(({ settled }) => settled.tried.map(({ rate }) => rate)));
  return [...tried]
    .toSorted((a, b) => a - b)
    .map((rate) => {
      const specs = tuningTrials(arm, rate, tuning);
      const choosing = rates.filter(({ settled }) => settled.rate === rate);
      return {
        ...summarizeRate(
          rate,
          specs.flatMap((spec) => scores.get(trialId(spec)) ?? []),
        ),
        spec: specs[0],
        chosen: choosing.map(({ regime }) => regime),
        atEdge: choosing.some(({ settled }) => settled.atEdge),
      };
    });
}
