import { createRegistry } from "../../registry.js";
import { curvesTable } from "./curves.js";
import { layersTable } from "./layers.js";
import { summaryTable } from "./summary.js";
import { timingTable } from "./timing.js";
import { trialsTable } from "./trials.js";

export { csvText } from "./write.js";

/** The CSV files of a run, in reading order. All but timing.csv are the same, byte for byte, whenever a config is run. */
export const csvTables = createRegistry("CSV table", [
  summaryTable,
  trialsTable,
  curvesTable,
  layersTable,
  timingTable,
]);
