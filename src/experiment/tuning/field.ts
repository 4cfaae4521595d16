import type { TrialSpec } from "../../trial/spec.js";
import type { Experiment, Regime, Tuning } from "../experiment.js";
import type { Looks } from "../looks.js";
import { evaluationsOf, type Arm, type Field } from "../plan.js";
import { bestRate, bestSharedRate } from "./choose.js";
import { settleRate, tuningTrials, type SettledRate, type TrialScores } from "./settle.js";

/** One activation in one condition, with its learning rate in each regime that has settled. */
export interface TunedArm {
  readonly arm: Arm;
  readonly rates: readonly { readonly regime: Regime; readonly settled: SettledRate }[];
  /** Rates that are being tried for regimes that have not settled. */
  readonly open: readonly number[];
}

/**
 * The arms of a field, as far as they are tuned. A regime of an arm's own settles by the arm's own trials, the shared
 * one by all of the field's.
 */
export function tuneField(field: Field, tuning: Tuning, scores: TrialScores): TunedArm[] {
  const wants = (regime: Regime) => tuning.regimes.includes(regime);
  const shared = wants("shared") ? settleRate(field, bestSharedRate, tuning, scores) : undefined;
  return field.map((arm) => {
    const tuned = wants("tuned") ? settleRate([arm], bestRate, tuning, scores) : undefined;
    const outcomes = { shared, tuned };
    const rates: { regime: Regime; settled: SettledRate }[] = [];
    const open: number[] = [];
    for (const regime of tuning.regimes) {
      const outcome = outcomes[regime];
      if (outcome === undefined) continue;
      if ("open" in outcome) open.push(...outcome.open);
      else rates.push({ regime, settled: outcome });
    }
    return { arm, rates, open };
  });
}

/** Every tuning trial that the rates of a field are chosen from, as far as they can be named. */
export function triedTrials(arms: readonly TunedArm[], tuning: Tuning): TrialSpec[] {
  return arms.flatMap(({ arm, rates, open }) => {
    const tried = new Set([
      ...rates.flatMap(({ settled }) => settled.tried.map(({ rate }) => rate)),
      ...open,
    ]);
    return [...tried].flatMap((rate) => tuningTrials(arm, rate, tuning));
  });
}

/**
 * The trials that evaluate the settled rates of a field on fresh seeds; where both regimes chose one rate, it is
 * trained once.
 */
export function evaluateField(arms: readonly TunedArm[], experiment: Experiment, looks: Looks): TrialSpec[] {
  return arms.flatMap(({ arm, rates }) => {
    const distinct = new Set(rates.map(({ settled }) => settled.rate));
    return [...distinct].flatMap((rate) => evaluationsOf(arm, rate, experiment, looks));
  });
}
