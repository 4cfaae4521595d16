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
}

/** The parsed tables of an experiment, by `tableKey`. */
export type Tables = Readonly<Record<string, Table>>;
