import { visitRecords, type Dialect } from "./csv-records.js";

/** Characters of a text's beginning that are looked at. */
const LOOKED_AT = 200_000;

/** A row's fields. */
export type Row = readonly string[];

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
