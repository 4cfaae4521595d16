import { CsvError, parse } from "csv-parse/browser/esm/sync";

/** A place in a file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One row of a CSV file, and where its fields stand. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Where the field with this index (from 0) begins; beyond the last, where the row ends. */
  placeOf(field: number): Place;
}

export type CsvRecords =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/**
 * Splits CSV text into rows of any number of fields; blank lines are skipped, blanks around fields trimmed. A
 * byte-order mark and any line ending are understood. A misplaced quote makes the rest of the file unreadable.
 */
export function readRecords(text: string, delimiter: string): CsvRecords {
  try {
    const parsed: unknown = parse(text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n"), {
      delimiter,
      record_delimiter: "\n",
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: delimiter.trim() !== "",
    });
    return { ok: true, records: (parsed as ParsedRecord[]).map((entry) => toRecord(entry, delimiter)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const raw = typeof error.raw === "string" ? withoutOuterNewlines(error.raw) : "";
    return {
      ok: false,
      line: Number(error.lines) - newlines(raw),
      problem: problems[error.code] ?? error.message,
    };
  }
}

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted field that begins in this row is never closed",
  INVALID_OPENING_QUOTE:
    'a quote inside an unquoted field; quote the whole field and double the quote: "say ""hi"""',
  CSV_INVALID_CLOSING_QUOTE: "text after a closing quote",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: "text after a closing quote",
};

/** What csv-parse gives with `info` and `raw`; `lines` is the row's last line. */
interface ParsedRecord {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

function toRecord({ record, raw, info }: ParsedRecord, delimiter: string): CsvRecord {
  const row = withoutOuterNewlines(raw);
  const firstLine = info.lines - newlines(row);
  return { fields: record, placeOf: (field) => placeIn(row, delimiter, field, firstLine) };
}

function placeIn(row: string, delimiter: string, field: number, firstLine: number): Place {
  const before = row.slice(0, startOf(row, delimiter, field));
  return { line: firstLine + newlines(before), column: before.length - before.lastIndexOf("\n") };
}

/** Where a field begins, counted in characters; a delimiter between quotes is none. */
function startOf(row: string, delimiter: string, field: number): number {
  let quoted = false;
  let passed = 0;
  for (let i = 0; i < row.length; i++) {
    if (passed === field) return i;
    if (row[i] === '"') quoted = !quoted;
    if (row[i] === delimiter && !quoted) passed += 1;
  }
  return row.length;
}

function withoutOuterNewlines(raw: string): string {
  return raw.replaceAll(/^\n+|\n$/g, "");
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}
