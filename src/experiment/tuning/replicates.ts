import type { Holdout } from "../../datasets/holdout.js";
import type { Experiment, Tuning } from "../experiment.js";

/** One choice of learning rates: the tuning seeds that it is made on, and the seeds that evaluate what it chose. */
export interface Replicate {
  readonly grid: readonly number[];
  /** Those of the rates between; none where nothing is refined. */
  readonly refinement: readonly number[];
  readonly evaluated: readonly number[];
}

/** Whether the rates of an experiment are chosen anew for every seed of the evaluation. */
export const isTunedAnew = ({ tuning }: Pick<Experiment, "tuning">): boolean => tuning?.tuning !== undefined;

/** How many tuning seeds one choice takes. */
export const seedsOfChoice = ({ seeds, refine }: Tuning): number => (refine === undefined ? 1 : 2) * seeds;

/**
 * The choices that an experiment makes: one for all of its seeds, or where tuning is repeated, one for each seed, on
 * tuning seeds that no other choice has ([Bouthillier et al. 2021](https://arxiv.org/abs/2103.03098)).
 */
export function replicatesOf(tuning: Tuning, seeds: Experiment["seeds"]): Replicate[] {
  if (tuning.tuning === undefined) return [replicate(tuning, 0, seeds)];
  return seeds.map((seed) => replicate(tuning, seed * seedsOfChoice(tuning), [seed]));
}

function replicate({ seeds, refine }: Tuning, last: number, evaluated: readonly number[]): Replicate {
  const next = (skipped: number) => Array.from({ length: seeds }, (_, i) => last + skipped + i + 1);
  return { grid: next(0), refinement: refine === undefined ? [] : next(seeds), evaluated };
}

/** Which rows tuning may see, where seeds are splits of one sample. */
export const holdoutOf = (tuning: Tuning): Holdout =>
  tuning.tuning === undefined ? { of: "study" } : { of: "seed", tuningSeeds: seedsOfChoice(tuning) };
