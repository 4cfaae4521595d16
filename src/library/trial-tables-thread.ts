import { statSync } from "node:fs";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { packageFile } from "../package-file.js";
import { discardDrafts, type WrittenFile } from "../results/files.js";
import { placed, type JournalIndex } from "../results/journal.js";
import type { Study } from "../results/study.js";
import { trialRegimes } from "../tables/trial-table.js";
import { TRIAL_FILES } from "./trial-tables.js";
import type { TrialTablesJob } from "./trial-tables-worker.js";

/** Below so many bytes of journal a thread takes longer to start than the tables to write. */
const WORTH_A_THREAD = 4_000_000;

/** Drafts of the tables with rows for every trial; undefined where whoever needs them has to write them. */
export type TrialTableDrafts = Promise<readonly WrittenFile[] | undefined>;

/**
 * Does some work while a thread of its own writes the tables with rows for every trial, by far the longest outputs.
 *
 * @param work is given the thread's drafts: none where that was not worth it, or failed, so that whoever writes them then
 * meets the same error. Those that it does not publish are taken away.
 */
export async function besideTrialTables<T>(
  journal: JournalIndex,
  study: Study,
  work: (drafts: TrialTableDrafts) => Promise<T>,
): Promise<T> {
  if (statSync(journal.path).size < WORTH_A_THREAD) return work(Promise.resolve(undefined));
  const directory = dirname(journal.path);
  const thread = startThread(jobOf(directory, journal, study));
  const drafts = draftsOf(thread).catch(() => undefined);
  try {
    return await work(drafts);
  } catch (error) {
    await thread.terminate();
    throw error;
  } finally {
    await drafts;
    discardDrafts(directory, TRIAL_FILES);
  }
}

function jobOf(directory: string, { path, places }: JournalIndex, study: Study): TrialTablesJob {
  const { experiment, needs, looks, plan } = study;
  const regimesOf = trialRegimes(study);
  const trials = placed(places, plan).map((each) => ({ ...each, regimes: regimesOf(each.spec) }));
  return { directory, journal: path, study: { experiment, needs, looks }, trials };
}

/** A thread by itself, not of a pool: it begins at once, though this one may leave no time for messages. */
const startThread = (job: TrialTablesJob): Worker =>
  new Worker(packageFile("dist/trial-tables-worker.js"), {
    workerData: job,
    // V8 would let it grow to 48 MB of garbage before it looks.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });

const draftsOf = (thread: Worker): Promise<WrittenFile[]> =>
  new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the thread ended before its tables did")));
  });
