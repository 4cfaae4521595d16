import type { Task } from "./definition.js";
import type { Units } from "./units.js";

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
