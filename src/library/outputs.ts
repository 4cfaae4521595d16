import { rmSync } from "node:fs";
import { join } from "node:path";
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

/** Takes an older result out of its directory, so that none of it stands beside the new one. Other files stay. */
export function removeOutputs(directory: string): void {
  const files = [
    "manifest.json",
    "journal.jsonl",
    "config.resolved.json",
    "datapackage.json",
    ...csvTables.names.map((name) => `${name}.csv`),
  ];
  for (const file of files) rmSync(join(directory, file), { force: true });
}
