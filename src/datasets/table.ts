import { ActbenchError } from "../errors.js";
import type { Task } from "./definition.js";

/** A parsed CSV file. Plain data: it can be sent to a worker thread. */
export interface Table {
  readonly task: Task;
  readonly rows: number;
  readonly featureNames: readonly string[];
  /** In the order of their indices; empty for regression. */
  readonly classNames: readonly string[];
  readonly features: Float64Array; // (rows, featureNames)
  readonly targets: Float64Array; // (rows) class index or value
  /** What its group or time column says, where one is named. */
  readonly units?: Units;
  readonly reading: Reading;
}

/** Rows that belong together and are never split: of one group, or of one point in time. */
export interface Units {
  readonly by: "group" | "time";
  /** The column's name. */
  readonly column: string;
  readonly count: number;
  /** (rows) the unit of each row, from 0; of time, in its order. */
  readonly of: Int32Array;
}

/** How a file was read, beside what the table itself says. */
export interface Reading {
  /** One character, or "whitespace". */
  readonly delimiter: string;
  /** Whether the file told it, not the config. */
  readonly delimiterWasFound: boolean;
  readonly target: string;
  /** Whether the target told the task, not the config. */
  readonly taskWasFound: boolean;
  /** Rows left out for a missing value. */
  readonly dropped: number;
  /** The column whose groups or times are never split, and how many there are. */
  readonly units?: Omit<Units, "of">;
  /** Rows of each class, in the order of `classNames`; empty for regression. */
  readonly classRows: readonly number[];
  /** Features that number the rows, as an id does. */
  readonly counters: readonly string[];
  /** Whether the target is whole numbers of few values, so that the other task would do as well. */
  readonly isEitherTask: boolean;
  /** Pairs of classes that differ in nothing but capital letters. */
  readonly sameButForCase: readonly (readonly [string, string])[];
}

/** The parsed tables of an experiment, by `tableKey`. */
export type Tables = Readonly<Record<string, Table>>;

/** No table has more columns. */
export const MOST_COLUMNS = 4096;

/** Nor more values: that is no work for small networks, and takes gigabytes to read. */
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
