import type { Findings } from "../analysis/findings.js";
import { tableFor, type CsvValue, type CsvTable } from "./table.js";

type OfStudy = Pick<Findings, "study">;

/** Text handed on at a time: big enough to make writing cheap. */
const chunkLength = 1 << 16;

/** The text of a study's file in chunks, without the columns that it leaves out. */
export const csvText = <Source extends OfStudy = Findings>(
  table: CsvTable<Source>,
  findings: Source,
): Generator<string> => tableText(tableFor(table, findings.study), findings);

/** A table in chunks: a header and one line per record, LF, UTF-8. */
export function* tableText<Source>(table: CsvTable<Source>, source: Source): Generator<string> {
  let chunk = `${table.fields.map(({ name }) => name).join(",")}\n`;
  for (const record of table.records(source)) {
    chunk += `${record.map(valueText).join(",")}\n`;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

/**
 * One cell: missing is empty, a boolean 0 or 1, a number the shortest text that reads back as the same f64. Text is
 * quoted as [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) says, and text that a spreadsheet would run as a formula
 * gets an [apostrophe before it](https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @throws {Error} on NaN and infinities: whoever has no number must say null.
 */
export function valueText(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "string") return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  if (!Number.isFinite(value)) throw new Error(`a CSV cannot hold ${value}`);
  return String(value);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
