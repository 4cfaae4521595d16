import type { Findings } from "../analysis/findings.js";
import { csvTables, csvText } from "../reports/csv/index.js";
import { dataPackage } from "../reports/datapackage.js";
import { writeOutput, type WrittenFile } from "../results/files.js";

/** Writes everything that is derived from a study, in the order of the manifest. */
export function writeOutputs(directory: string, findings: Findings): WrittenFile[] {
  return [
    ...csvTables.members.map((table) =>
      writeOutput(directory, `${table.name}.csv`, csvText(table, findings)),
    ),
    writeOutput(directory, "datapackage.json", [dataPackage(findings.study.experiment)]),
  ];
}
