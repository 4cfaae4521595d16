import { decisiveInterval, intervalAt, sampleOf, type Measurement } from "../analysis/location.js";
import { tuningSeedsOf, withChoice } from "../analysis/rate-choice.js";
import { ALPHA } from "../analysis/protocol.js";
import {
  decide,
  decideEquivalence,
  FEWEST_PAIRS,
  type Bounds,
  type IntervalEvidence,
  type VerdictWord,
} from "../stats/index.js";

/** What verdicts are given on. */
export interface Terms {
  /** How sure each interval is, so that those of the whole family hold together. */
  readonly confidence: number;
  /** Whether a best learning rate at the edge of its grid leaves the limit open that a better rate could move. */
  readonly edges: "open" | "ignored";
  /** Whether a rate that was chosen on a few tuning seeds leaves room for what the choice may have cost. */
  readonly choice: "open" | "ignored";
  /** Limits as they are, or as far in as further pairs could bring them: each where the other one is now, edges ignored. */
  readonly pairs: "present" | "further";
  /** What is assumed of the differences' shape, nothing when left out: were they symmetric, signed ranks alone would decide. */
  readonly shape?: "symmetric";
}

/** The terms of a family whose intervals have this confidence. */
export const termsAt = (confidence: number): Terms => ({
  confidence,
  edges: "open",
  choice: "open",
  pairs: "present",
});

/** The terms on which a measurement that stands for itself would be judged. */
export const ALONE: Terms = termsAt(1 - ALPHA);

/** The limits that words rest on. */
export function limitsOf(
  measurement: Measurement,
  { confidence, edges, choice, pairs, shape }: Terms,
): Bounds {
  const interval = shape === "symmetric" ? intervalAt : decisiveInterval;
  const isPresent = pairs === "present";
  const opened = edges === "open" && isPresent ? measurement.open : {};
  const at = (differences: Measurement["differences"]) =>
    interval(sampleOf(measurement, differences), confidence);
  const [lower, upper] = (["lower", "upper"] as const).map(
    (side) => at(opened[side] ?? measurement.differences)[side],
  );
  const limits = isPresent ? { lower, upper } : { lower: upper, upper: lower };
  const isMoved = choice === "open" && tuningSeedsOf(measurement) !== undefined;
  return isMoved ? withChoice(limits, measurement, confidence) : limits;
}

/** What words on one measurement rest on. */
export const evidenceOf = (measurement: Measurement, terms: Terms): IntervalEvidence => ({
  n: measurement.n,
  interval: limitsOf(measurement, terms),
});

/** The verdict on "at least `times`" of one measurement. */
export const verdictOf = (measurement: Measurement, terms: Terms, times: number): VerdictWord =>
  decide(evidenceOf(measurement, terms), { times });

/** Whether a ratio is surely within a factor of `margin` of 1. */
export const isEqual = (measurement: Measurement, terms: Terms, margin: number): boolean =>
  decideEquivalence(evidenceOf(measurement, terms), { margin }) === "supported";

/** Whether no further pair could change on which side of a number the limits are, as they only shrink. */
export function isFinal(measurement: Measurement, terms: Terms, edge: number): boolean {
  const isBeside = ({ lower, upper }: Bounds) => lower > edge || upper < edge;
  return (
    isBeside(limitsOf(measurement, terms)) || !isBeside(limitsOf(measurement, { ...terms, pairs: "further" }))
  );
}

/**
 * Whether no further pair could change the word on "at least `times`", or on which is the faster: on which side of each of 1
 * and `times` the whole interval is, or that it is within a factor of `margin` of 1.
 */
export function isSettled(measurement: Measurement, terms: Terms, times: number, margin: number): boolean {
  if (measurement.n < FEWEST_PAIRS) return false;
  if (isEqual(measurement, terms, margin)) return true;
  const { lower, upper } = limitsOf(measurement, terms);
  const mayBeEqual = lower <= 1 && upper >= 1 && isEqual(measurement, { ...terms, pairs: "further" }, margin);
  return !mayBeEqual && [1, times].every((edge) => isFinal(measurement, terms, edge));
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
export const weakest = <T extends { readonly measurement: Measurement }>(parts: readonly T[]): T =>
  parts.reduce((a, b) => (b.measurement.p > a.measurement.p ? b : a));
