import { trialTables } from "../tables/index.js";
import type { Columned } from "../tables/table.js";
import { linesOf, type TrialRow } from "../tables/trial-table.js";
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
    const files = trialTables.map((each, i) => {
      const table = each.fileOf(study);
      return { table, lines: linesOf(table), append: appends[i] };
    });
    for (const trial of trials) {
      for (const { table, lines, append } of files) {
        table.append(trial, study, lines);
        if (lines.isLong) append(lines.take());
      }
    }
    for (const { lines, append } of files) append(lines.take());
  });
