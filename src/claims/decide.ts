import { decisiveInterval, intervalAt, sampleOf, type Measurement } from "../analysis/location.js";
import { ALPHA } from "../analysis/protocol.js";
import { decide, decideEquivalence, FEWEST_PAIRS, type Bounds, type VerdictWord } from "../stats/index.js";

/** What verdicts are given on. */
export interface Terms {
  /** How sure each interval is, so that those of the whole family hold together. */
  readonly confidence: number;
  /** Whether a best learning rate at the edge of its grid leaves the limit open that a better rate could move. */
  readonly edges: "open" | "ignored";
  /** What is assumed of the differences' shape, nothing when left out: were they symmetric, signed ranks alone would decide. */
  readonly shape?: "symmetric";
}

/** The terms on which a measurement that stands for itself would be judged. */
export const ALONE: Terms = { confidence: 1 - ALPHA, edges: "open" };

/** The limits that words rest on. */
export function limitsOf(measurement: Measurement, { confidence, edges, shape }: Terms): Bounds {
  const interval = shape === "symmetric" ? intervalAt : decisiveInterval;
  const limit = (side: keyof Bounds) => {
    const differences = (edges === "open" ? measurement.open[side] : undefined) ?? measurement.differences;
    return interval(sampleOf(measurement, differences), confidence)[side];
  };
  return { lower: limit("lower"), upper: limit("upper") };
}

/** The verdict on "at least `times`" of one measurement. */
export function verdictOf(measurement: Measurement, terms: Terms, times: number): VerdictWord {
  return decide({ n: measurement.n, interval: limitsOf(measurement, terms) }, { times });
}

/** Whether a ratio is surely within a factor of `margin` of 1. */
export const isEqual = (measurement: Measurement, terms: Terms, margin: number): boolean =>
  decideEquivalence({ n: measurement.n, interval: limitsOf(measurement, terms) }, { margin }) === "supported";

/**
 * Whether no further pair could change the word on "at least `times`", or on which is the faster: the whole interval, which
 * only shrinks, is on one side of each of 1 and `times`, or within a factor of `margin` of 1.
 */
export function isSettled(measurement: Measurement, terms: Terms, times: number, margin: number): boolean {
  const { lower, upper } = limitsOf(measurement, terms);
  const isBeside = (edge: number) => lower > edge || upper < edge;
  if (measurement.n < FEWEST_PAIRS) return false;
  return (isBeside(1) && isBeside(times)) || isEqual(measurement, terms, margin);
}

/**
 * The verdict on a claim that holds where all its parts do: supported when all are; refuted when one surely fails;
 * direction only when the direction of all is sure, and one surely comes to less than is claimed.
 */
export function joined(verdicts: readonly VerdictWord[]): VerdictWord {
  if (verdicts.includes("refuted")) return "refuted";
  if (verdicts.includes("inconclusive")) return "inconclusive";
  return verdicts.includes("direction only") ? "direction only" : "supported";
}

/** The part of a claim that is supported the least. */
export function weakest<T extends { readonly measurement: Measurement }>(parts: readonly T[]): T {
  return parts.reduce((a, b) => (b.measurement.p > a.measurement.p ? b : a));
}
