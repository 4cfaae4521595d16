import type { Experiment } from "../experiment/experiment.js";
import type { Looks } from "../experiment/looks.js";
import type { TunedFields } from "../experiment/known-trials.js";
import type { TrialScores } from "../experiment/tuning/settle.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";

export type { FinishedTrial } from "../trial/result.js";

/** A config and what came of it. Results are read one at a time, so that memory stays flat however many there are. */
export interface Study {
  readonly experiment: Experiment;
  /** What the experiment's claims asked for in addition. */
  readonly needs: readonly Experiment[];
  /** What every finished trial came to, by trial id. */
  readonly scores: TrialScores;
  /** What tuning chose for every field of an experiment of the study; settled once. */
  readonly tuned: TunedFields;
  readonly looks: Looks;
  /** Every trial of the experiment and its claims' needs, in plan order: a cell's trials are adjacent. */
  readonly plan: readonly TrialSpec[];
  /** How many trials of the plan have not finished; where rates are tuned, they may name more. A failed one has. */
  readonly missing: number;
  /** The finished trials among `specs`, in their order; of the whole plan when left out. */
  trials(specs?: Iterable<TrialSpec>): Iterable<FinishedTrial>;
}
