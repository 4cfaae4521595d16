import type { ReadingOptions } from "./csv.js";
import { SEPARATOR_LINE, unifiedEnds, visitRecords, type Dialect } from "./csv-records.js";
import { parseNumber } from "./fields.js";

/** What separates fields, likeliest first. */
const CANDIDATES = [",", ";", "\t", "|", "whitespace"] as const;

/** Rows that are looked at. */
const ROWS = 100;

/** The delimiter that a file seems to have; of several that would do, all. */
interface FoundDelimiter {
  readonly fitting: readonly string[];
  /** Whether every line has as many fields by it; else it is a guess that reading will say more of. */
  readonly isSure: boolean;
}

/**
 * Which delimiter cuts every line into the same number of fields, more than one; where the target has a name, into a
 * header that has it. A `sep=` line says it.
 */
export function findDelimiter(
  text: string,
  { target, header = true, comment }: ReadingOptions,
): FoundDelimiter {
  const [, told] = SEPARATOR_LINE.exec(unifiedEnds(text.slice(0, 100))) ?? [];
  if (told) return { fitting: [told], isSure: true };
  const cut = CANDIDATES.map((delimiter) => ({
    delimiter,
    rows: firstRows(text, { delimiter, comment }, ROWS),
  }));
  const inHeader = (rows: readonly Row[]) =>
    !header || typeof target === "number" || (rows[0]?.includes(target) ?? false);
  const even = cut.filter(({ rows }) => areEven(rows));
  const named = even.filter(({ rows }) => inHeader(rows));
  const fitting = withoutBlanksInText(named.length > 0 ? named : even, header).map(
    ({ delimiter }) => delimiter,
  );
  if (fitting.length > 0) return { fitting, isSure: true };
  const [likeliest] = cut
    .filter(({ delimiter }) => delimiter !== "whitespace")
    .toSorted((a, b) => scoreOf(b.rows, inHeader) - scoreOf(a.rows, inHeader));
  return { fitting: [likeliest.delimiter], isSure: false };
}

interface Cut {
  readonly delimiter: string;
  readonly rows: readonly Row[];
}

/**
 * Blanks stand beside other delimiters and within text: they separate fields only where nothing else does, or where
 * they cut what else there is into more fields, all of them numbers.
 */
function withoutBlanksInText(fitting: readonly Cut[], header: boolean): readonly Cut[] {
  const others = fitting.filter(({ delimiter }) => delimiter !== "whitespace");
  const blanks = fitting.find(({ delimiter }) => delimiter === "whitespace");
  if (blanks === undefined || others.length === 0) return fitting;
  const most = Math.max(...others.map(({ rows }) => rows[0].length));
  const data = blanks.rows.slice(header ? 1 : 0);
  const numbers =
    data.length > 0 &&
    data.every((row) => row.slice(0, -1).every((field) => parseNumber(field) !== undefined));
  return blanks.rows[0].length > most && numbers ? fitting : others;
}

/** How well a delimiter does that does not cut every row alike. */
function scoreOf(rows: readonly Row[], inHeader: (rows: readonly Row[]) => boolean): number {
  if (rows.length === 0 || rows[0].length < 2) return 0;
  const alike = rows.filter((row) => row.length === rows[0].length).length / rows.length;
  return alike + (inHeader(rows) ? 1 : 0);
}

/** Characters of a text's beginning that are looked at. */
const LOOKED_AT = 200_000;

/** A row's fields. */
type Row = readonly string[];

/** The first rows of a text, so many at most; none where its beginning cannot be read by this dialect. */
export function firstRows(text: string, dialect: Dialect, most: number): readonly Row[] {
  const rows: Row[] = [];
  try {
    visitRecords(wholeLines(text), dialect, (fields) => {
      if (rows.length < most) rows.push(fields);
    });
  } catch {
    // What cannot be read is told by whoever reads the whole.
  }
  return rows;
}

/** Whether there are rows, all of them of the same number of fields, which is more than one. */
export const areEven = (rows: readonly Row[]): boolean =>
  rows.length > 0 && rows[0].length > 1 && rows.every(({ length }) => length === rows[0].length);

/** The text's beginning, up to the end of a line. */
function wholeLines(text: string): string {
  if (text.length <= LOOKED_AT) return text;
  const end = Math.max(text.lastIndexOf("\n", LOOKED_AT), text.lastIndexOf("\r", LOOKED_AT));
  return end > 0 ? text.slice(0, end + 1) : text.slice(0, LOOKED_AT);
}
