import {
  hodgesLehmann,
  seedsNeeded,
  signedRankInterval,
  signedRankTest,
  type RatioBounds,
} from "../stats/index.js";

/** What was measured, as far as a verdict needs it; a `PairedComparison` is one, of ratios. */
export interface Measurement {
  readonly n: number;
  /** How many of them are only known to be beyond a horizon. */
  readonly censored: number;
  readonly estimate: RatioBounds;
  readonly interval: RatioBounds;
  /** Of the one-sided test that the value is greater than the null value. */
  readonly p: number;
  readonly seedsNeeded: number | null;
}

/** Where plain values (shares, means, differences) are centred, and whether above `nullValue`. No values tell nothing. */
export function locate(values: readonly number[], nullValue = 0): Measurement {
  const points = values.map((value) => ({ lower: value, upper: value }));
  return {
    n: values.length,
    censored: 0,
    estimate: bounds(hodgesLehmann(points)),
    interval: bounds(signedRankInterval(points)),
    p: signedRankTest(points, { alternative: "greater", nullValue }).p,
    seedsNeeded: seedsNeeded(points, nullValue),
  };
}

function bounds({ lower, upper }: { readonly lower: number; readonly upper: number }): RatioBounds {
  const bound =
    lower === upper ? "=" : Number.isFinite(lower) && Number.isFinite(upper) ? "between" : "unknown";
  return { lower, upper, bound };
}
