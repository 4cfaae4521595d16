import { sampleActivation, type SampledActivation } from "../activations/sample.js";
import { resolveActivation } from "../activations/resolve.js";
import type { Measurement } from "../analysis/location.js";
import type { VerdictWord } from "../stats/index.js";
import type { Finding, FindingWords } from "./definition.js";

/** Points on both sides of 0, exact in binary. */
export const POINTS: Float64Array = Float64Array.from({ length: 2561 }, (_, i) => (i - 1280) / 64);

/** The same, twice as far out. */
export const DOUBLED: Float64Array = POINTS.map((x) => 2 * x);

/** Rounding in f64: a few units in the last place of 1. */
export const ROUNDING = 8 * Number.EPSILON;

/** Value and derivative of an activation of the catalogue at points. */
export const curveOf = (name: string, points: Float64Array): SampledActivation =>
  sampleActivation(resolveActivation(name), points);

/** The largest |error| over the indices. */
export function largestError(count: number, errorAt: (i: number) => number): number {
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(errorAt(i)));
  return largest;
}

/** What findings have in common whose verdict waits for no other measurement. */
export const untested = (verdict: VerdictWord, words: FindingWords) => ({
  where: null,
  a: null,
  b: null,
  times: null,
  tested: false,
  atEdge: false,
  conclude: () => ({ verdict }),
  words: () => words,
});

/** A property of a formula, which computation decides: it holds when its largest error is within `tolerance`. */
export const exactFinding = (
  { error, tolerance, points }: Readonly<Record<"error" | "tolerance" | "points", number>>,
  finding: string,
): Finding => ({
  ...untested(error <= tolerance ? "supported" : "refuted", { finding }),
  measure: "largest_error",
  measurement: exactly(error, points),
});

/** A number that was computed, not sampled. */
export function exactly(value: number, n: number): Measurement {
  const known = { lower: value, upper: value, bound: "=" } as const;
  return {
    n,
    censored: 0,
    estimate: known,
    interval: known,
    p: 0,
    differences: [],
    scale: "value",
    centre: "median",
    sampling: "fixed",
    open: {},
    choice: {},
  };
}
