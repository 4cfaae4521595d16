import type { Measurement } from "../analysis/location.js";
import { decide, type Verdict as VerdictWord } from "../stats/index.js";

/** The verdict on "at least `times`" of a measurement whose p-value was adjusted. */
export function verdictOf({ n, interval }: Measurement, p: number, times: number): VerdictWord {
  return decide({ n, interval, p }, { times });
}

/**
 * The verdict on a claim all of whose parts must hold: supported when all are, refuted when any is and none is
 * supported, direction only when the parts contradict each other.
 */
export function allOf(verdicts: readonly VerdictWord[]): VerdictWord {
  const every = (word: VerdictWord) => verdicts.every((verdict) => verdict === word);
  const some = (word: VerdictWord) => verdicts.includes(word);
  if (every("supported")) return "supported";
  if (some("inconclusive")) return "inconclusive";
  return some("supported") || some("direction only") ? "direction only" : "refuted";
}

/** The part of a claim that is supported the least: with its p-value all parts are tested at once. */
export function weakest<T extends { readonly measurement: Measurement }>(parts: readonly T[]): T {
  return parts.reduce((a, b) => (b.measurement.p > a.measurement.p ? b : a));
}
