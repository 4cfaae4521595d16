import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { NO_LOOKS } from "../experiment/looks.js";
import { canonicalJson } from "../trial/id.js";
import { asJson, describeDifference, differences } from "./differences.js";
import {
  createJournal,
  journalSubject,
  readdressJournal,
  resumeJournal,
  type JournalSubject,
  type ResumedJournal,
} from "./journal.js";

/** How many differences are listed; the rest is counted. */
const SHOWN = 12;

const RUN_REMEDY =
  "Give --extend to keep the trials that both have, --force to start anew, or another directory with --out.";

/**
 * Opens the journal of a run: a new one, or that of an earlier run of the same, which is then gone on with.
 *
 * @param options.extend take over a journal of other experiments: a trial's id is the hash of all that decides its
 * outcome, so the trials that both have are the same trials
 * @param options.remedy where the caller has other ways out than a run's
 * @throws {ActbenchError} where the journal is of other experiments, with what differs, or damaged, with the line
 */
export function openRun(
  path: string,
  subject: JournalSubject,
  { extend = false, remedy = RUN_REMEDY }: { readonly extend?: boolean; readonly remedy?: string },
): ResumedJournal {
  const earlier = journalSubject(path);
  if (earlier === undefined) {
    const { earlier: seeds = [], late = [], registered } = subject;
    const looks = { ...NO_LOOKS, ...(registered && { registered }), earlier: seeds, late };
    return { journal: createJournal(path, subject), scores: new Map(), looks };
  }
  const changes = subjectChanges(earlier, subject);
  if (changes.length > 0 && !extend) {
    throw new ActbenchError(listChanges(`${path} is of another experiment:`, changes), { remedy });
  }
  const registered = subject.registered ?? earlier.registered;
  if (changes.length > 0 || canonicalJson(earlier.registered) !== canonicalJson(registered)) {
    const late = [...new Set([...(earlier.late ?? []), ...(subject.late ?? [])])];
    readdressJournal(path, {
      ...subject,
      earlier: looksBefore(earlier, subject),
      late,
      ...(registered && { registered }),
    });
  }
  return resumeJournal(path, subject.experiments);
}

/** With other seeds the results are looked at once more than before: that is kept, for intervals have to know it. */
function looksBefore(before: JournalSubject, after: JournalSubject): JournalSubject["earlier"] {
  const [was, is] = [before.experiments[0], after.experiments[0]];
  const isSame = was.from === is.from && sorted(was.seeds) === sorted(is.seeds);
  return isSame ? before.earlier : [...(before.earlier ?? []), was.seeds];
}

const sorted = (seeds: readonly number[]): string => seeds.toSorted((a, b) => a - b).join();

/** In what `after` differs from a journal's subject, a line each. */
export const subjectChanges = (before: JournalSubject, after: JournalSubject): string[] =>
  [...differences(asJson(named(before)), asJson(named(after)))].map(describeDifference);

/** The experiments by what they are for, so that a difference's path says where it is. */
const named = ({ experiments: [experiment, ...needs], shard }: JournalSubject): unknown => ({
  ...asConfigured(experiment),
  ...Object.fromEntries(needs.map((need, i) => [`need ${i + 1}`, asConfigured(need)])),
  shard,
});

/** An experiment with its rates, or how they are tuned, under the key that a config has for both. */
const asConfigured = ({ learningRates, tuning, ...others }: Experiment): object => ({
  ...others,
  learningRate: tuning ?? learningRates,
});

/** The first changes, indented, below what they are of. */
export function listChanges(title: string, changes: readonly string[]): string {
  const shown = changes.slice(0, SHOWN).map((change) => `  ${change}`);
  const rest = changes.length > SHOWN ? [`  and ${changes.length - SHOWN} more differences`] : [];
  return [title, ...shown, ...rest].join("\n");
}
