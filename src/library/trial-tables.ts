import { trialTables } from "../tables/index.js";
import type { Columned } from "../tables/table.js";
import { trialChunks, type TrialRow } from "../tables/trial-table.js";
import { writeDrafts, type WrittenFile } from "../results/files.js";

/** The files that have rows for every trial. */
export const TRIAL_FILES: readonly string[] = trialTables.map(({ name }) => `${name}.csv`);

/** Writes the tables with rows for every trial as drafts, in one pass over the trials. */
export const draftTrialTables = (
  directory: string,
  study: Columned,
  trials: Iterable<TrialRow>,
): WrittenFile[] =>
  writeDrafts(directory, TRIAL_FILES, (appends) => {
    const files = trialTables.map((table) => table.fileOf(study));
    for (const { index, chunk } of trialChunks(files, trials, study)) appends[index](chunk);
  });
