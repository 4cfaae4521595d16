import type { Experiment } from "../experiment/experiment.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";

export type { FinishedTrial } from "../trial/result.js";

/** A config and what came of it. Results are read one at a time, so that memory stays flat however many there are. */
export interface Study {
  readonly experiment: Experiment;
  /** Every trial of the plan, in plan order: seeds vary fastest, so a cell's trials are adjacent. */
  readonly plan: readonly TrialSpec[];
  /** The finished trials, in plan order. */
  trials(): Iterable<FinishedTrial>;
}
