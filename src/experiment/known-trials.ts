import { keptIn } from "../kept.js";
import { canonicalJson, trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Experiment } from "./experiment.js";
import { NO_LOOKS, type Looks } from "./looks.js";
import { armSeeds, fieldsOf, givenRateTrials } from "./plan.js";
import { evaluateField, triedTrials, tuneField, type TunedReplicate } from "./tuning/field.js";
import { rateAlone } from "./tuning/point.js";
import { replicatesOf } from "./tuning/replicates.js";
import type { TrialScores } from "./tuning/settle.js";

/** One field of an experiment that tunes its rates. */
export interface FieldState {
  /** One; where tuning is repeated, one for each seed of the evaluation. While they are tuning, what is known of them. */
  readonly replicates: readonly TunedReplicate[];
  /** Those of them in which every rate is chosen, so that all arms can be compared. */
  readonly settled: readonly TunedReplicate[];
}

/**
 * The fields of an experiment that tunes its rates, in plan order; none where the rates are given.
 *
 * @param looks what was asked for after looks at the results, for which rates may have to be chosen
 */
export function tuneFields(experiment: Experiment, scores: TrialScores, looks = NO_LOOKS): FieldState[] {
  const { tuning } = experiment;
  if (tuning === undefined) return [];
  return fieldsOf(experiment).map((field) => {
    const asked = field.map((arm) => new Set(armSeeds(arm, rateAlone(0), experiment, looks)));
    const replicates = replicatesOf(tuning, experiment.seeds).flatMap((replicate) => {
      const isAsked = field.map((_, i) => replicate.evaluated.some((seed) => asked[i].has(seed)));
      return isAsked.includes(true) ? [tuneField(field, replicate, tuning, scores, isAsked)] : [];
    });
    const settled = replicates.filter(({ arms }) => arms.every(({ open }) => open.length === 0));
    return { replicates, settled };
  });
}

/** The fields of an experiment, as the scores of a study settle them. */
export type TunedFields = (experiment: Experiment) => readonly FieldState[];

/** Settles the fields of each experiment once, from scores that no longer change. */
export function settleFields(scores: TrialScores, looks = NO_LOOKS): TunedFields {
  const settled = new Map<string, readonly FieldState[]>();
  return (experiment) =>
    keptIn(settled, canonicalJson(experiment), () => tuneFields(experiment, scores, looks));
}

/**
 * All trials of the experiments that can be named from the scores so far: the plan where rates are given; else the
 * tuning trials and, once an arm's rate is settled, its evaluation. A trial that several experiments ask for is named
 * once. When every named trial has a score, the study is complete, until a look at it asks for more seeds.
 */
export const knownTrials = (
  experiments: readonly Experiment[],
  scores: TrialScores,
  looks = NO_LOOKS,
): TrialSpec[] => namedTrials(experiments, settleFields(scores, looks), looks);

/** The same from fields that are settled already. */
export function namedTrials(
  experiments: readonly Experiment[],
  tuned: TunedFields,
  looks: Looks,
): TrialSpec[] {
  const byId = new Map<string, TrialSpec>();
  for (const experiment of experiments) {
    for (const spec of trialsOfExperiment(experiment, tuned(experiment), looks)) {
      const id = trialId(spec);
      if (!byId.has(id)) byId.set(id, spec);
    }
  }
  return [...byId.values()];
}

/** The trials of one experiment, as far as its fields are settled. */
export function trialsOfExperiment(
  experiment: Experiment,
  fields: readonly FieldState[],
  looks: Looks,
): readonly TrialSpec[] {
  if (experiment.tuning === undefined) return givenRateTrials(experiment, looks);
  const replicates = fields.flatMap((field) => field.replicates);
  return [
    ...replicates.flatMap(triedTrials),
    ...replicates.flatMap((each) => evaluateField(each, experiment, looks)),
  ];
}
