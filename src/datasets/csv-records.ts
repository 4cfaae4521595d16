import { CsvError, parse, type Options } from "csv-parse/browser/esm/sync";

/** A place in a file, both from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** How a file is cut into fields. */
export interface Dialect {
  /** One character, or "whitespace". */
  readonly delimiter: string;
  readonly comment?: string | undefined;
}

/** Characters of the longest row: more is no table, and one quote that is never closed makes a row of a whole file. */
const LONGEST_ROW = 1_000_000;

/** Why a text could not be read, and in which line. */
export class UnreadableText extends Error {
  readonly line: number;

  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

/**
 * Visits a CSV text's rows, of any number of fields; blank lines are passed over, blanks around fields trimmed. A
 * byte-order mark and any line ending are understood. No row is kept.
 *
 * @throws {UnreadableText} at a misplaced quote, which makes the rest of the file unreadable
 */
export function visitRecords(
  text: string,
  dialect: Dialect,
  visit: (fields: readonly string[]) => void,
): void {
  try {
    for (const chunk of chunksOf(plainText(text, dialect), dialect)) {
      const records = parse(bytesOf(chunk), optionsOf(dialect)) as unknown as string[][];
      for (const fields of records) visit(fields.map(trimmed));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(text, dialect, error);
  }
}

/** Characters that are parsed at a time: no more rows than these hold are in memory. */
const CHUNK = 1 << 20;

/** The text in parts that end with a row, as the number of quotes before it is even; what a comment quotes would not do. */
function* chunksOf(text: string, { comment }: Dialect): Generator<string> {
  if (comment !== undefined) return yield text;
  let [start, quotes] = [0, 0];
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf("\n", Math.max(from, start + CHUNK));
    const end = newline < 0 ? text.length : newline + 1;
    for (let at = text.indexOf('"', from); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes++;
    if (quotes % 2 === 0 || end === text.length) {
      yield text.slice(start, end);
      start = end;
    }
    from = end;
  }
}

/** A field of a row, both from 0. */
export interface FieldIndex {
  readonly record: number;
  readonly field: number;
}

/** Where cells stand, in their order: found by reading the text once more, for errors alone. */
export function positionsOf(cells: readonly FieldIndex[], text: string, dialect: Dialect): TextPosition[] {
  const wanted = new Set(cells.map(({ record }) => record));
  const rows = new Map<number, RecordText>();
  let [first, line] = [0, 1];
  for (const chunk of chunksOf(plainText(text, dialect), dialect)) {
    if (rows.size === wanted.size) break;
    const options = { ...optionsOf(dialect), info: true, raw: true };
    const parsed = parse(bytesOf(chunk), options) as unknown as ParsedRecord[];
    for (const [i, record] of parsed.entries()) {
      if (wanted.has(first + i)) rows.set(first + i, rowOf(record, line));
    }
    first += parsed.length;
    line += newlines(chunk);
  }
  const lines = dialect.delimiter === "whitespace" ? unifiedEnds(text).split("\n") : [];
  return cells.map(({ record, field }) => {
    const row = rows.get(record)!;
    return dialect.delimiter === "whitespace"
      ? { line: row.line, column: columnAmongBlanks(lines[row.line - 1] ?? "", field) }
      : placeIn(row.text, dialect.delimiter, field, row.line);
  });
}

interface RecordText {
  readonly text: string;
  /** Its first line, from 1. */
  readonly line: number;
}

/** @param start the line in which what was parsed begins */
function rowOf({ raw, info }: ParsedRecord, start: number): RecordText {
  const text = withoutOuterNewlines(raw);
  return { text, line: start + info.lines - 1 - newlines(text) };
}

const isPlain = (code: number): boolean => code > 32 && code < 127;

/** Blanks that the eye does not see are none of a field's, whatever Unicode calls them. */
function trimmed(field: string): string {
  if (field === "" || (isPlain(field.charCodeAt(0)) && isPlain(field.charCodeAt(field.length - 1))))
    return field;
  return field.replaceAll(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu, "");
}

const optionsOf = ({ delimiter, comment }: Dialect): Options => ({
  delimiter: delimiter === "whitespace" ? "\t" : delimiter,
  record_delimiter: "\n",
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: LONGEST_ROW,
  // Blanks between a delimiter and a quote; what is inside a field is trimmed afterwards.
  trim: delimiter.trim() !== "",
  ...(comment !== undefined && { comment, comment_no_infix: true }),
});

/** The parser itself makes bytes of a text a hundred times as slowly. */
const bytesOf = (text: string) => new TextEncoder().encode(text) as never;

/** What the parser is given: lines that end in one way, without a byte-order mark and a `sep=` line. */
function plainText(text: string, { delimiter }: Dialect): string {
  const unified = unifiedEnds(text).replace(SEPARATOR_LINE, "");
  if (delimiter !== "whitespace") return unified;
  return unified
    .replaceAll(/^[ \t\u00a0]+|[ \t\u00a0]+$/gm, "")
    .replaceAll(/"(?:[^"\n]|"")*"|[ \t\u00a0]+/g, (found) => (found.startsWith('"') ? found : "\t"));
}

/** By which Excel is told the delimiter. */
export const SEPARATOR_LINE = /^sep=(.?)(?=\n|$)/i;

/** The text without its byte-order mark, every line of it ended by a line feed. */
export const unifiedEnds = (text: string): string => {
  const unmarked = text.replace(/^\uFEFF/, "");
  return unmarked.includes("\r") ? unmarked.replaceAll(/\r\n?/g, "\n") : unmarked;
};

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted field that begins in this row is never closed",
  CSV_MAX_RECORD_SIZE: `a row of more than ${LONGEST_ROW.toLocaleString("en")} characters; is a quote never closed?`,
  INVALID_OPENING_QUOTE:
    'a quote inside an unquoted field; quote the whole field and double the quote: "say ""hi"""',
  CSV_INVALID_CLOSING_QUOTE: "text after a closing quote",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: "text after a closing quote",
};

/** The error once more, with the row's text, by which its first line is known. */
function unreadable(text: string, dialect: Dialect, first: CsvError): UnreadableText {
  let error = first;
  try {
    parse(bytesOf(plainText(text, dialect)), { ...optionsOf(dialect), info: true, raw: true });
  } catch (again) {
    if (again instanceof CsvError) error = again;
  }
  const raw = typeof error.raw === "string" ? withoutOuterNewlines(error.raw) : "";
  return new UnreadableText(Number(error.lines) - newlines(raw), problems[error.code] ?? error.message);
}

/** What csv-parse gives with `info` and `raw`; `lines` is the row's last line. */
interface ParsedRecord {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

function placeIn(row: string, delimiter: string, field: number, firstLine: number): TextPosition {
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

function columnAmongBlanks(line: string, field: number): number {
  const fields = [...line.matchAll(/"(?:[^"]|"")*"|[^ \t\u00a0]+/g)];
  return (fields[field]?.index ?? line.length) + 1;
}

const withoutOuterNewlines = (raw: string): string => raw.replaceAll(/^\n+|\n$/g, "");

const newlines = (text: string): number => text.split("\n").length - 1;
