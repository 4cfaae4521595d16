import type { Experiment } from "../experiment/experiment.js";
import type { Extension } from "../experiment/looks.js";
import { settleFields, namedTrials } from "../experiment/known-trials.js";
import { trialScore } from "../experiment/measure.js";
import { trialId } from "../trial/id.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import type { JournalWriter } from "./journal.js";
import type { Study } from "./study.js";

/** A journal that is kept in memory, curves and all, and what was appended so far as a study: for those small enough. */
export function createMemoryJournal([experiment, ...needs]: readonly Experiment[]): JournalWriter & {
  study(): Study;
} {
  const trials = new Map<string, FinishedTrial>();
  const extensions: Extension[] = [];
  return {
    append(finished) {
      for (const trial of finished) trials.set(trial.result.id, trial);
    },
    extend: (extension) => void extensions.push(extension),
    close: () => {},
    study() {
      const scores = new Map([...trials].map(([id, trial]) => [id, trialScore(trial, experiment)]));
      const looks = { earlier: [], late: [], extensions: [...extensions] };
      const tuned = settleFields(scores, looks);
      const plan = namedTrials([experiment, ...needs], tuned, looks);
      const missing = plan.filter((spec) => !trials.has(trialId(spec))).length;
      return {
        experiment,
        needs,
        scores,
        tuned,
        looks,
        plan,
        missing,
        trials: (specs = plan) => readTrials(trials, specs),
      };
    },
  };
}

function* readTrials(
  trials: ReadonlyMap<string, FinishedTrial>,
  specs: Iterable<TrialSpec>,
): Generator<FinishedTrial> {
  for (const spec of specs) {
    const trial = trials.get(trialId(spec));
    if (trial !== undefined) yield { ...trial, spec };
  }
}
