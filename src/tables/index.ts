import { createRegistry } from "../registry.js";
import type { CsvTable } from "./table.js";
import type { TrialTable } from "./trial-table.js";
import { acrossPairsTable, acrossTable } from "./across.js";
import { claimsTable, timingClaimsTable } from "./claims.js";
import { curvesTable } from "./curves.js";
import { comparisonsTable } from "./comparisons.js";
import { layersTable } from "./layers.js";
import { summaryTable } from "./summary.js";
import { targetsTable } from "./targets.js";
import { timingTable } from "./timing.js";
import { tuningTable } from "./tuning.js";
import { trialsTable } from "./trials.js";

export { powerTable } from "./power.js";
export { csvBytes } from "./table.js";

/** Those with rows for every trial, by far the longest: they are written in one pass over the trials. */
export const trialTables: readonly TrialTable[] = [trialsTable, curvesTable, layersTable];

/** The CSV files of a run, in reading order. All but timing….csv are the same, byte for byte, whenever a config is run. */
export const csvTables = createRegistry<CsvTable>("CSV table", [
  claimsTable,
  targetsTable,
  comparisonsTable,
  summaryTable,
  acrossTable,
  acrossPairsTable,
  tuningTable,
  ...trialTables,
  timingTable,
  timingClaimsTable,
]);
