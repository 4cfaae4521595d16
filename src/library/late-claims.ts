import { declaredClaims, withNeeds } from "../claims/index.js";
import { judgedAlready } from "../claims/judge.js";
import type { Experiment } from "../experiment/experiment.js";
import { knownTrials } from "../experiment/known-trials.js";
import { journalSubject, openJournal } from "../results/journal.js";
import { canonicalJson } from "../trial/id.js";

/**
 * The claims that an experiment adds to that of a journal, or judges by other targets, although trials that judge them are
 * in the journal already: whoever declares them may have seen those.
 */
export function lateClaims(path: string, experiment: Experiment): string[] {
  if (journalSubject(path) === undefined) return [];
  const before = openJournal(path);
  const isSameTarget = canonicalJson(before.experiment.targets) === canonicalJson(experiment.targets);
  const known = new Set(isSameTarget ? declaredClaims(before.experiment).map(({ name }) => name) : []);
  const added = declaredClaims(experiment).filter(({ name }) => !known.has(name));
  if (added.length === 0) return [];
  const experiments = withNeeds(experiment);
  const plan = knownTrials(experiments, before.scores, before.looks);
  const study = { ...before, experiment, needs: experiments.slice(1), plan };
  return judgedAlready(study, added).map(({ name }) => name);
}
