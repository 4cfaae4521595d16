/**
 * What the evidence says of a claim, such as "a is at least k times faster": it is, or a is surely faster but surely not k
 * times, or a is surely not k times faster and not surely faster at all, or the evidence doesn't tell.
 */
export type VerdictWord = "supported" | "direction only" | "refuted" | "inconclusive";

/** Fewer pairs than this are never evidence. */
export const FEWEST_PAIRS = 6;

/** The part of a paired comparison that verdicts rest on; limits are those of the ratio, or of the difference. */
export interface IntervalEvidence {
  readonly n: number;
  /** One that holds together with those of all other measurements, see {@link simultaneousConfidence}. */
  readonly interval: { readonly lower: number; readonly upper: number };
}
