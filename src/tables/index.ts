import { createRegistry } from "../registry.js";
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
export { csvBytes, tableBytes } from "./table.js";

/** The CSV files of a run, in reading order. All but timing….csv are the same, byte for byte, whenever a config is run. */
export const csvTables = createRegistry("CSV table", [
  claimsTable,
  targetsTable,
  comparisonsTable,
  summaryTable,
  acrossTable,
  acrossPairsTable,
  tuningTable,
  trialsTable,
  curvesTable,
  layersTable,
  timingTable,
  timingClaimsTable,
]);
