/**
 * What the evidence says of "a is at least k times faster": it is, or a is surely faster but surely not k times, or a
 * is surely not k times faster and not surely faster at all, or the evidence doesn't tell.
 */
export type VerdictWord = "supported" | "direction only" | "refuted" | "inconclusive";

/** Fewer pairs than this are never evidence. */
export const FEWEST_PAIRS = 6;

/** The part of a paired comparison that verdicts rest on; limits are ratios. */
export interface Evidence {
  readonly n: number;
  /** One that holds together with those of all other measurements, see {@link simultaneousConfidence}. */
  readonly interval: { readonly lower: number; readonly upper: number };
}

/**
 * The **verdict** on "a is at least `times` times faster", from the interval of T_b / T_a:
 * - `supported`: the whole interval is above `times`;
 * - `direction only`: the whole interval is above 1, and below `times`;
 * - `refuted`: the whole interval is below `times`, and not above 1;
 * - `inconclusive`: anything else, and whenever there are fewer than {@link FEWEST_PAIRS} pairs.
 *
 * A limit on `times` or on 1 is not beyond it. Each word is false only where the interval misses the true ratio, and for
 * any one ratio only on one side: so intervals that hold together bound the chance of even one false word.
 *
 * @example decide({ n: 20, interval: { lower: 1.4, upper: 1.9 } }, { times: 6 }) // => "direction only"
 */
export function decide({ n, interval }: Evidence, { times }: { readonly times: number }): VerdictWord {
  if (n < FEWEST_PAIRS) return "inconclusive";
  if (interval.lower > times) return "supported";
  if (interval.upper >= times) return "inconclusive";
  return interval.lower > 1 ? "direction only" : "refuted";
}
