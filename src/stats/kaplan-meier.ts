import { group as groupBy } from "d3-array";
import { ascending } from "./quantile.js";
import type { EventTime } from "./log-ratio.js";

/** The curve's value from `time` until the next step. */
export interface KaplanMeierStep {
  readonly time: number;
  /** How many were still watched just before `time`. */
  readonly atRisk: number;
  readonly events: number;
  /** How many stopped being watched at `time`, after its events. */
  readonly censored: number;
  /** Share not yet reached. */
  readonly survival: number;
  /** Greenwood's standard error of `survival`. */
  readonly standardError: number;
}

/**
 * The **Kaplan–Meier curve**: the share of trials that have not yet reached their target, over time.
 *
 * Trials that were watched until some horizon in vain count as "not yet" until then. With one horizon for all it is
 * one minus the empirical distribution function, up to that horizon. A diverged trial must be given the full horizon:
 * it will never arrive, whenever it diverged. One step for each distinct time, ascending; before the first the share is
 * 1, and no trials give no steps. See [Wikipedia](https://en.wikipedia.org/wiki/Kaplan%E2%80%93Meier_estimator). Cost:
 * O(n log n).
 *
 * @example
 * const [first] = kaplanMeier([{ reached: true, time: 3 }, { reached: false, horizon: 9 }]);
 * first.survival // => 0.5
 */
export function kaplanMeier(trials: readonly EventTime[]): KaplanMeierStep[] {
  const byTime = groupBy(trials, (trial) => (trial.reached ? trial.time : trial.horizon));
  let atRisk = trials.length;
  let survival = 1;
  let greenwood = 0;
  return [...byTime]
    .toSorted(([a], [b]) => ascending(a, b))
    .map(([time, here]) => {
      const events = here.filter(({ reached }) => reached).length;
      const censored = here.length - events;
      const step = { time, atRisk, events, censored };
      survival *= (atRisk - events) / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      atRisk -= events + censored;
      return { ...step, survival, standardError: survival === 0 ? 0 : survival * Math.sqrt(greenwood) };
    });
}
