import { trialId } from "../../trial/id.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Tuning } from "../experiment.js";
import { trialsOf, type Arm } from "../plan.js";
import { summarizeRate, type TriedRate, type TrialScore } from "./choose.js";
import { gridRates, MOST_EXTENSIONS, type Reach } from "./grid.js";

/** What is known of the trials so far, by trial id. */
export type TrialScores = ReadonlyMap<string, TrialScore>;

/** A rate that tuning chose, with the whole sensitivity curve it was chosen from. */
export interface SettledRate {
  readonly rate: number;
  /** It is the last of its grid, which could not be extended further: a better one may lie beyond. */
  readonly atEdge: boolean;
  readonly tried: readonly TriedRate[];
}

export interface MissingTrials {
  readonly missing: readonly TrialSpec[];
}

/** Tuning trials of one arm at one rate; the phase names their streams, so their seeds are not the evaluation's. */
export function tuningTrials(arm: Arm, rate: number, { seeds }: Tuning): TrialSpec[] {
  return trialsOf(
    arm,
    "tune",
    rate,
    Array.from({ length: seeds }, (_, i) => i + 1),
  );
}

/**
 * Chooses one rate for all of `arms` (for a single arm: its own best), or says which trials it still needs for
 * that. A best rate at the edge of the grid extends the grid by one rate, at most three times each way.
 */
export function settleRate(
  arms: readonly Arm[],
  choose: (tried: readonly TriedRate[]) => number,
  tuning: Tuning,
  scores: TrialScores,
): SettledRate | MissingTrials {
  let reach: Reach = { below: 0, above: 0 };
  for (;;) {
    const trialsByRate = gridRates(tuning, reach).map((rate) => ({
      rate,
      trials: arms.flatMap((arm) => tuningTrials(arm, rate, tuning)),
    }));
    const missing = trialsByRate.flatMap(({ trials }) => trials.filter((spec) => !scores.has(trialId(spec))));
    if (missing.length > 0) return { missing };

    const tried = trialsByRate.map(({ rate, trials }) =>
      summarizeRate(
        rate,
        trials.map((spec) => scores.get(trialId(spec)) as TrialScore),
      ),
    );
    const rate = choose(tried);
    const below = rate === tried[0].rate;
    const above = rate === tried.at(-1)?.rate;
    if (below && reach.below < MOST_EXTENSIONS) reach = { below: reach.below + 1, above: reach.above };
    else if (above && reach.above < MOST_EXTENSIONS) reach = { below: reach.below, above: reach.above + 1 };
    else return { rate, atEdge: below || above, tried };
  }
}
