import { createHash } from "node:crypto";
import { join } from "node:path";
import { ActbenchError, ExitCode } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { trialScore } from "../experiment/measure.js";
import { shardGaps, type ShardGap } from "../experiment/shard.js";
import type { TrialScore } from "../experiment/tuning/choose.js";
import { describeTrial } from "../trial/id.js";
import type { FinishedTrial, TrialResult } from "../trial/result.js";
import { asJson, describeDifference, differences } from "./differences.js";
import { JOURNAL, journalSubject, visitJournal, type JournalSubject, type JournalWriter } from "./journal.js";
import { listChanges, subjectChanges } from "./open-run.js";

/** The parts of a study that was trained in several places, seen as one. */
export interface Union {
  readonly experiments: readonly Experiment[];
  /** The seeds of the experiments whose trials a part took over; of the part that did so most often. */
  readonly earlier: JournalSubject["earlier"];
  readonly late: JournalSubject["late"];
  /** What all parts were trained under, where the study was registered. */
  readonly registered?: JournalSubject["registered"];
  /** What every finished trial came to. */
  readonly scores: ReadonlyMap<string, TrialScore>;
  /** What the parts knew of and did not finish. */
  readonly gaps: readonly ShardGap[];
  /** Appends the trials that `known` lacks, and adds their scores to it. */
  copyTo(journal: JournalWriter, known: Map<string, TrialScore>): void;
}

/** Which journal has a trial, and a fingerprint of what came of it. */
interface Find {
  readonly path: string;
  readonly failed: boolean;
  readonly hash: string;
}

/** Trials that are flushed to the disk together. */
const BATCH = 64;

/**
 * Reads the journals of the parts, each in a directory of its own, and keeps none of their curves. A trial that failed
 * in one part and finished in another has finished.
 *
 * @param directories at least one
 * @throws {ActbenchError} where they are of different experiments or cut differently, with what differs; where one is
 * damaged, with the line; and where two hold the same trial with different results, with the first difference
 */
export function unite(directories: readonly string[]): Union {
  const paths = directories.map((directory) => join(directory, JOURNAL));
  const subject = commonSubject(paths);
  const { experiments, shard } = subject;
  const finds = new Map<string, Find>();
  const scores = new Map<string, TrialScore>();
  for (const path of paths) {
    visitJournal(path, (trial) => {
      const { id, state } = trial.result;
      const find = { path, failed: state === "failed", hash: hashOf(trial.result) };
      const earlier = finds.get(id);
      if (earlier && !isBetter(find, earlier, trial)) return;
      finds.set(id, find);
      scores.set(id, trialScore(trial, experiments[0]));
    });
  }
  return {
    experiments,
    earlier: subject.earlier,
    late: subject.late,
    ...(subject.registered && { registered: subject.registered }),
    scores,
    gaps: shardGaps(experiments, scores, shard?.count ?? 1),
    copyTo(journal, known) {
      for (const path of paths) copyFinds(path, finds, journal, (id) => known.has(id));
      for (const [id, score] of scores) known.set(id, score);
    },
  };
}

/** What all journals are parts of. */
function commonSubject(paths: readonly string[]): JournalSubject {
  const subjects = paths.map((path) => journalSubject(path) ?? noJournal(path));
  const [first] = subjects;
  for (const [i, subject] of subjects.entries()) {
    const changes = subjectChanges(wholeOf(first), wholeOf(subject));
    if (changes.length === 0) continue;
    throw new ActbenchError(listChanges(`${paths[i]} is not a part of what ${paths[0]} is of:`, changes), {
      remedy: "Merge the shards of one config, all cut into the same number.",
    });
  }
  requireOneRegistration(paths, subjects);
  const byLooks = subjects.toSorted((a, b) => (b.earlier?.length ?? 0) - (a.earlier?.length ?? 0));
  const late = [...new Set(subjects.flatMap((subject) => subject.late ?? []))].toSorted();
  return { ...first, earlier: byLooks[0].earlier, late };
}

/** A subject without which part of it this is. */
const wholeOf = ({ experiments, shard }: JournalSubject): JournalSubject => ({
  experiments,
  shard: { index: 1, count: shard?.count ?? 1 },
});

const underWords = (hash: string | undefined): string =>
  hash === undefined ? "without a registration" : `under ${hash}`;

/** @throws {ActbenchError} where some were trained under another registration, or without the one of the others */
function requireOneRegistration(paths: readonly string[], subjects: readonly JournalSubject[]): void {
  const hashes = subjects.map(({ registered }) => registered?.sha256);
  const other = hashes.findIndex((hash) => hash !== hashes[0]);
  if (other < 0) return;
  throw new ActbenchError(
    `${paths[0]} was trained ${underWords(hashes[0])}, and ${paths[other]} ${underWords(hashes[other])}`,
    { remedy: "Copy one registration.json to the directory of each shard before it is trained." },
  );
}

function noJournal(path: string): never {
  throw new ActbenchError(`there is no ${path}`, {
    remedy: "Name directories that actbench run --shard has written.",
  });
}

/** @throws {ActbenchError} where both finished, and came to different results */
function isBetter(find: Find, earlier: Find, { spec, result }: FinishedTrial): boolean {
  if (find.failed || earlier.failed) return earlier.failed && !find.failed;
  if (find.hash === earlier.hash) return false;
  const [difference] = differences(resultIn(earlier, result.id), asJson(result));
  throw new ActbenchError(
    `${earlier.path} and ${find.path} have different results of one trial:\n` +
      `  ${describeTrial(spec)}\n  ${describeDifference(difference)}`,
    {
      remedy: "Find out which is right with actbench verify or by running both again.",
      exitCode: ExitCode.failed,
    },
  );
}

function resultIn({ path, hash }: Find, id: string): unknown {
  let found: TrialResult | undefined;
  visitJournal(path, ({ result }) => {
    if (result.id === id && hashOf(result) === hash) found = result;
  });
  return asJson(found);
}

const hashOf = (result: TrialResult): string =>
  createHash("sha256").update(JSON.stringify(result)).digest("base64");

function copyFinds(
  path: string,
  finds: ReadonlyMap<string, Find>,
  journal: JournalWriter,
  isKnown: (id: string) => boolean,
): void {
  let batch: FinishedTrial[] = [];
  const flush = () => {
    if (batch.length > 0) journal.append(batch);
    batch = [];
  };
  visitJournal(path, (trial) => {
    const find = finds.get(trial.result.id);
    if (find?.path !== path || find.hash !== hashOf(trial.result) || isKnown(trial.result.id)) return;
    if (batch.push(trial) === BATCH) flush();
  });
  flush();
}
