import { inOrder, sortedQuantile } from "../stats/quantile.js";

/**
 * The median of a sample with its quartiles. An infinite one is beyond what was observed: a time longer than the horizon, or
 * the loss of a diverged trial.
 */
export interface Spread {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** The worst value there is, which a trial that diverged gets: it is never dropped and never imputed. */
export const worst = (goal: "minimize" | "maximize" | "none"): number =>
  goal === "maximize" ? -Infinity : Infinity;

/**
 * Median and quartiles (type 7) of a sample that may contain infinities of one sign.
 *
 * @param goal Says on which side the infinities are: interpolating towards one gives it, never NaN.
 */
export function spread(values: readonly number[], goal: "minimize" | "maximize" | "none"): Spread | null {
  if (values.length === 0) return null;
  if (goal === "maximize") {
    const { q1, median, q3 } = quartiles(values.map((value) => -value));
    return { q1: 0 - q3, median: 0 - median, q3: 0 - q1 };
  }
  return quartiles(values);
}

function quartiles(values: readonly number[]): Spread {
  const sorted = inOrder(values);
  return {
    q1: sortedQuantile(sorted, 0.25),
    median: sortedQuantile(sorted, 0.5),
    q3: sortedQuantile(sorted, 0.75),
  };
}
