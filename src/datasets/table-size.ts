import { ActbenchError } from "../errors.js";
import { MOST_COLUMNS } from "./csv.js";

/** What a table may have at most: more is no work for small networks, and takes gigabytes to read. */
const MOST_CELLS = 5_000_000;

/** @throws {ActbenchError} before a CSV file is parsed that would take minutes and gigabytes */
export function requireSize(text: string, delimiter: string, path: string): void {
  const columns = 1 + countUpTo(text, delimiter, text.search(/[\r\n]|$/));
  const lines = 1 + Math.max(countUpTo(text, "\n", text.length), countUpTo(text, "\r", text.length));
  const cells = columns * lines;
  if (columns > MOST_COLUMNS)
    throw tooLarge(`${path}:1  ${count(columns)} columns`, `${count(MOST_COLUMNS)} columns`);
  if (cells > MOST_CELLS)
    throw tooLarge(`${path}  about ${count(cells)} values`, `${count(MOST_CELLS)} values`);
}

function tooLarge(found: string, most: string): ActbenchError {
  return new ActbenchError(`${found}, and at most ${most} can be read`, {
    remedy: "Leave out columns, or take a sample of the rows.",
  });
}

const count = (number: number): string => number.toLocaleString("en");

function countUpTo(text: string, mark: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) found++;
  return found;
}
