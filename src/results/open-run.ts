import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { asJson, describeDifference, differences } from "./differences.js";
import {
  createJournal,
  journalledExperiments,
  readdressJournal,
  resumeJournal,
  type ResumedJournal,
} from "./journal.js";

/** Of many differences the first ones say enough. */
const SHOWN = 12;

/**
 * Opens the journal of a run: a new one, or that of an earlier run of the same experiments, which is then gone on with.
 *
 * @param experiments the user's own first, then what its claims need
 * @param options.extend take over a journal of other experiments: a trial's id is the hash of all that decides its
 * outcome, so the trials that both have are the same trials
 * @throws {ActbenchError} where the journal is of other experiments, with what differs, or damaged, with the line
 */
export function openRun(
  path: string,
  experiments: readonly Experiment[],
  { extend = false }: { readonly extend?: boolean },
): ResumedJournal {
  const earlier = journalledExperiments(path);
  if (earlier === undefined) return { journal: createJournal(path, experiments), scores: new Map() };
  const changes = [...differences(named(earlier), asJson(named(experiments)))].map(describeDifference);
  if (changes.length > 0) {
    if (!extend) throw otherExperiment(path, changes);
    readdressJournal(path, experiments);
  }
  return resumeJournal(path, experiments);
}

/** The experiments by what they are for, so that a difference's path says where it is. */
const named = ([experiment, ...needs]: readonly Experiment[]): unknown => ({
  ...experiment,
  ...Object.fromEntries(needs.map((need, i) => [`need ${i + 1}`, need])),
});

function otherExperiment(path: string, changes: readonly string[]): ActbenchError {
  const shown = changes.slice(0, SHOWN).map((change) => `  ${change}`);
  const rest = changes.length > SHOWN ? [`  and ${changes.length - SHOWN} more differences`] : [];
  return new ActbenchError([`${path} is of another experiment:`, ...shown, ...rest].join("\n"), {
    remedy:
      "Give --extend to keep the trials that both have, --force to start anew, or another directory with --out.",
  });
}
