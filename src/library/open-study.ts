import { existsSync } from "node:fs";
import { join } from "node:path";
import { ActbenchError } from "../errors.js";
import { indexJournal, JOURNAL, studyOf, type JournalIndex } from "../results/journal.js";
import { MANIFEST, readManifest, type Manifest } from "../results/manifest.js";
import type { Study } from "../results/study.js";
import { recorder, type TrialRecords } from "../analysis/records.js";

/** How a program asks for a study whose trials are not all there. */
export const PARTIAL_REMEDY = ", or open it with partial: true";

/** How a study is opened. */
export interface OpenOptions {
  /** Takes one whose trials are not all there for what it is, as after an interruption. */
  readonly partial?: boolean;
  /** How to ask for that. */
  readonly remedy?: string;
}

/** A journal that was read once for all that is kept of it. */
export interface ReadStudy {
  readonly study: Study;
  readonly journal: JournalIndex;
  readonly records: TrialRecords;
}

/** What a run left in its directory. */
export interface StudyOnDisk extends ReadStudy {
  /** Undefined where a run was interrupted before it wrote one. */
  readonly manifest: Manifest | undefined;
}

/** @throws {ActbenchError} where the directory holds no journal, or none that this version can read */
export function readStudy(directory: string): ReadStudy {
  const { records, add } = recorder();
  const journal = indexJournal(join(directory, JOURNAL), add);
  return { study: studyOf(journal), journal, records };
}

/**
 * Opens a finished study.
 *
 * @throws {ActbenchError} where the directory holds no finished result that this version can read
 */
export function openStudy(
  directory: string,
  { partial = false, remedy = "" }: OpenOptions = {},
): StudyOnDisk {
  const read = readStudy(directory);
  const { missing, plan } = read.study;
  if (missing > 0 && !partial) {
    throw new ActbenchError(
      `${directory} is incomplete: ${missing} of its ${plan.length} trials are missing`,
      {
        remedy: `Give its actbench run again, which goes on from there${remedy}.`,
      },
    );
  }
  const unfinished = missing > 0 && !existsSync(join(directory, MANIFEST));
  return { ...read, manifest: unfinished ? undefined : readManifest(directory) };
}
