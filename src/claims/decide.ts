import type { Measurement } from "../analysis/location.js";
import { decide, type Verdict as VerdictWord } from "../stats/index.js";

/** The probability of even one false "supported" among the declared claims. */
export const ALPHA = 0.05;

/** The verdict on "at least `times`" of a measurement whose p-value was adjusted. */
export function verdictOf({ n, interval }: Measurement, p: number, times: number): VerdictWord {
  return decide({ n, interval, p }, { times, alpha: ALPHA });
}

/**
 * The verdict on a claim all of whose parts must be at least `times`: supported when all are, and the test of the
 * weakest rejects; refuted when none is; direction only when some surely are and others surely are not.
 *
 * @param p the adjusted p-value of the weakest part
 */
export function verdictOfAll(parts: readonly Measurement[], p: number, times: number): VerdictWord {
  // What a part says by its interval: the test is of all parts together.
  const verdicts = parts.map((part) => verdictOf(part, 0, times));
  const some = (word: VerdictWord) => verdicts.includes(word);
  if (verdicts.every((verdict) => verdict === "supported")) return p <= ALPHA ? "supported" : "inconclusive";
  if (some("inconclusive")) return "inconclusive";
  return some("supported") || some("direction only") ? "direction only" : "refuted";
}

/** The part of a claim that is supported the least: with its p-value all parts are tested at once. */
export function weakest<T extends { readonly measurement: Measurement }>(parts: readonly T[]): T {
  return parts.reduce((a, b) => (b.measurement.p > a.measurement.p ? b : a));
}
