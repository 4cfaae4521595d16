import type { Findings } from "../../src/analysis/findings.js";
import { csvBytes } from "../../src/tables/table.js";
import type { CsvTable } from "../../src/tables/table.js";

/** A table's text, whole. */
export const tableText = <Source>(table: CsvTable<Source>, source: Source): string =>
  Buffer.concat([...table.chunks(source)]).toString();

/** The same without the columns that the study's file leaves out. */
export const csvText = <Source extends Pick<Findings, "study">>(
  table: CsvTable<Source>,
  findings: Source,
): string => Buffer.concat([...csvBytes(table, findings)]).toString();
