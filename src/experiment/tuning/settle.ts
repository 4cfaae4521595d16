import { trialId } from "../../trial/id.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Tuning } from "../experiment.js";
import { trialsOf, type Arm } from "../plan.js";
import { summarizeRate, type TriedRate, type TrialScore } from "./choose.js";
import { gridRates, type Reach } from "./grid.js";

/** What is known of the trials so far, by trial id. */
export type TrialScores = ReadonlyMap<string, TrialScore>;

/** A rate that tuning chose, with the whole sensitivity curve it was chosen from. */
export interface SettledRate {
  readonly rate: number;
  /** It is the last of its grid, which could not be extended further: a better one may lie beyond. */
  readonly atEdge: boolean;
  readonly tried: readonly TriedRate[];
}

/** The rates of a grid of which some trials have no score yet: nothing can be chosen before they have. */
interface OpenGrid {
  readonly open: readonly number[];
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
 * Chooses one rate for all of `arms` (for a single arm: its own best), or says which rates are still being tried. A
 * best rate at the edge of the grid extends the grid by one rate, at most `extend` times each way.
 */
export function settleRate(
  arms: readonly Arm[],
  choose: (tried: readonly TriedRate[]) => number,
  tuning: Tuning,
  scores: TrialScores,
): SettledRate | OpenGrid {
  let reach: Reach = { below: 0, above: 0 };
  for (;;) {
    const rates = gridRates(tuning, reach);
    const tried: TriedRate[] = [];
    for (const rate of rates) {
      const trials = arms.flatMap((arm) => tuningTrials(arm, rate, tuning));
      const known = trials.map((spec) => scores.get(trialId(spec))).filter((score) => score !== undefined);
      if (known.length < trials.length) return { open: rates };
      tried.push(summarizeRate(rate, known));
    }
    const rate = choose(tried);
    const below = rate === tried[0].rate;
    const above = rate === tried.at(-1)?.rate;
    if (below && reach.below < tuning.extend) reach = { below: reach.below + 1, above: reach.above };
    else if (above && reach.above < tuning.extend) reach = { below: reach.below, above: reach.above + 1 };
    else return { rate, atEdge: below || above, tried };
  }
}
