import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Experiment } from "./experiment.js";
import { fieldsOf, plan } from "./plan.js";
import { evaluateField, triedTrials, tuneField, type TunedArm } from "./tuning/field.js";
import type { TrialScores } from "./tuning/settle.js";

/** One field of an experiment that tunes its rates, as far as they are known. */
export type FieldState =
  | { readonly state: "tuning"; readonly missing: readonly TrialSpec[] }
  | { readonly state: "tuned"; readonly arms: readonly TunedArm[] };

/** The fields of an experiment that tunes its rates, in plan order; none where the rates are given. */
export function tuneFields(experiment: Experiment, scores: TrialScores): FieldState[] {
  const { tuning } = experiment;
  if (tuning === undefined) return [];
  return fieldsOf(experiment).map((field) => {
    const outcome = tuneField(field, tuning, scores);
    return "missing" in outcome
      ? { state: "tuning", missing: outcome.missing }
      : { state: "tuned", arms: outcome };
  });
}

/**
 * All trials of the experiments that can be named from the scores so far: the plan where rates are given; else the
 * tuning trials and, once a field's rates are settled, its evaluation. A trial that several experiments ask for is
 * named once. When every named trial has a score, the study is complete.
 */
export function knownTrials(experiments: readonly Experiment[], scores: TrialScores): TrialSpec[] {
  const byId = new Map<string, TrialSpec>();
  for (const experiment of experiments) {
    for (const spec of trialsOfExperiment(experiment, scores)) {
      const id = trialId(spec);
      if (!byId.has(id)) byId.set(id, spec);
    }
  }
  return [...byId.values()];
}

function trialsOfExperiment(experiment: Experiment, scores: TrialScores): readonly TrialSpec[] {
  const { tuning } = experiment;
  if (tuning === undefined) return plan(experiment);
  const fields = tuneFields(experiment, scores);
  return [
    ...fields.flatMap((field) =>
      field.state === "tuning" ? field.missing : triedTrials(field.arms, tuning),
    ),
    ...fields.flatMap((field) => (field.state === "tuned" ? evaluateField(field.arms, experiment) : [])),
  ];
}
