import { parentPort, workerData } from "node:worker_threads";
import { readTrials } from "../results/journal.js";
import type { PlacedSpec } from "../results/journal.js";
import type { Columned } from "../tables/table.js";
import { trialRow, type TrialRow } from "../tables/trial-table.js";
import { draftTrialTables } from "./trial-tables.js";

/** All that the thread of trial-tables-thread.ts needs, as plain data. */
export interface TrialTablesJob {
  readonly directory: string;
  readonly journal: string;
  readonly study: Columned;
  /** Those that have finished, in plan order. */
  readonly trials: readonly (PlacedSpec & Pick<TrialRow, "regimes">)[];
}

function* rowsOf({ journal, study, trials }: TrialTablesJob): Generator<TrialRow> {
  for (const trial of readTrials(journal, trials)) yield trialRow(trial, study);
}

const job = workerData as TrialTablesJob;
parentPort?.postMessage(draftTrialTables(job.directory, job.study, rowsOf(job)));
