import type { z } from "zod";
import type { RandomSource } from "../random/stream.js";
import type { Sourced } from "../sources/cite.js";

export type Task = "classification" | "regression";

/** Rows of features with their targets: class indices (width 1) or real values. */
export interface Samples {
  readonly rows: number;
  /** Features a row. */
  readonly width: number;
  readonly features: Float64Array; // (rows, width)
  readonly targets: Float64Array; // (rows) class index or value
}

/** What training sees: standardised on the training part. */
export interface Dataset {
  readonly task: Task;
  readonly width: number;
  /** Number of classes, or 1 for regression: the network's output width. */
  readonly outputs: number;
  readonly train: Samples;
  readonly test: Samples;
}

/** The parameter that every data set has, beside its own. */
export interface SplitParameters {
  readonly testShare: number;
}

/** One data set of the catalogue. `parameters` is a strict zod object with a default and a description for every key. */
export interface DatasetDefinition<P extends SplitParameters = SplitParameters> extends Sourced {
  readonly name: string;
  readonly title: string;
  readonly task: Task;
  readonly parameters: z.ZodType<P>;
  /** Classes, or 1 for regression. */
  outputs(parameters: P): number;
  /** The rows before they are split; all randomness comes from `random`, and measured data take none. */
  generate(parameters: P, random: RandomSource): Samples;
  /** Under what terms measured data may be used; generated data have none. */
  readonly licence?: string;
}

/** A data set in a trial, every default filled in. `csv` carries the SHA-256 of its file. */
export interface DatasetSpec {
  readonly label: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
