import type { TrialSpec } from "../../trial/spec.js";
import type { Experiment, Regime, Tuning } from "../experiment.js";
import { trialsOf, type Arm, type Field } from "../plan.js";
import { bestRate, bestSharedRate } from "./choose.js";
import {
  settleRate,
  tuningTrials,
  type MissingTrials,
  type SettledRate,
  type TrialScores,
} from "./settle.js";

/** One activation in one condition, with its learning rate in each regime of the experiment. */
export interface TunedArm {
  readonly arm: Arm;
  readonly rates: readonly { readonly regime: Regime; readonly settled: SettledRate }[];
}

/** The rates of one field, or the tuning trials that are still needed to choose them. */
export function tuneField(field: Field, tuning: Tuning, scores: TrialScores): TunedArm[] | MissingTrials {
  const missing: TrialSpec[] = [];
  const settle = (arms: readonly Arm[], choose: typeof bestRate): SettledRate | undefined => {
    const outcome = settleRate(arms, choose, tuning, scores);
    if (!("missing" in outcome)) return outcome;
    missing.push(...outcome.missing);
    return undefined;
  };
  const shared = tuning.regimes.includes("shared") ? settle(field, bestSharedRate) : undefined;
  const tuned = field.map((arm) => {
    const own = tuning.regimes.includes("tuned") ? settle([arm], bestRate) : undefined;
    const byRegime = { shared, tuned: own };
    const rates = tuning.regimes.flatMap((regime) => {
      const settled = byRegime[regime];
      return settled === undefined ? [] : [{ regime, settled }];
    });
    return { arm, rates };
  });
  return missing.length > 0 ? { missing } : tuned;
}

/** Every tuning trial that the rates of a tuned field were chosen from. */
export function triedTrials(tuned: readonly TunedArm[], tuning: Tuning): TrialSpec[] {
  return tuned.flatMap(({ arm, rates }) => {
    const tried = new Set(rates.flatMap(({ settled }) => settled.tried.map(({ rate }) => rate)));
    return [...tried].flatMap((rate) => tuningTrials(arm, rate, tuning));
  });
}

/** The trials that evaluate a tuned field on fresh seeds; where both regimes chose one rate, it is trained once. */
export function evaluateField(tuned: readonly TunedArm[], { seeds }: Experiment): TrialSpec[] {
  return tuned.flatMap(({ arm, rates }) => {
    const distinct = new Set(rates.map(({ settled }) => settled.rate));
    return [...distinct].flatMap((rate) => trialsOf(arm, "evaluate", rate, seeds));
  });
}
