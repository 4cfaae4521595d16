import type { Bounds } from "./bounds.js";

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

/**
 * The **verdict** on "a is at least `times` times faster", from the interval of T_b / T_a:
 * - `supported`: the whole interval is above `times`;
 * - `direction only`: the whole interval is above 1, and below `times`;
 * - `refuted`: the whole interval is below `times`, and not above 1;
 * - `inconclusive`: anything else, and whenever there are fewer than `FEWEST_PAIRS` pairs.
 *
 * A limit on `times` or on 1 is not beyond it. Each word is false only where the interval misses the true ratio, and for
 * any one ratio only on one side: so intervals that hold together bound the chance of even one false word.
 *
 * @example decide({ n: 20, interval: { lower: 1.4, upper: 1.9 } }, { times: 6 }) // => "direction only"
 */
export function decide(evidence: IntervalEvidence, { times }: { readonly times: number }): VerdictWord {
  return decideWithin(evidence, { lower: times, upper: Infinity }, 1);
}

/**
 * The **verdict** on "a and b are equally fast, within a factor of `margin`", from the interval of T_b / T_a:
 * - `supported`: the whole interval is within the margin. At 95 % this is the pair of one-sided tests of
 *   {@link equivalenceTest} (TOST) at 2.5 % each;
 * - `refuted`: the whole interval is outside the margin;
 * - `inconclusive`: anything else, and whenever there are fewer than `FEWEST_PAIRS` pairs.
 *
 * @example decideEquivalence({ n: 20, interval: { lower: 2, upper: 3 } }, { margin: 1.1 }) // => "refuted"
 */
export function decideEquivalence(
  evidence: IntervalEvidence,
  { margin }: { readonly margin: number },
): VerdictWord {
  return decideWithin(evidence, { lower: 1 / margin, upper: margin });
}

/**
 * The **verdict** on "the value lies between `lower` and `upper`", from an interval of it:
 * - `supported`: the whole interval is between them;
 * - `direction only`: the whole interval is outside, but on the same side of `neutral` as what is claimed;
 * - `refuted`: the whole interval is outside, and not so;
 * - `inconclusive`: anything else, and whenever there are fewer than {@link FEWEST_PAIRS} pairs.
 *
 * A limit on an edge is not beyond it. With one edge at infinity this is a one-sided test against the other ("at least k
 * times", "not worse by a margin"); with two, the pair of one-sided tests of equivalence (TOST), as `supported` needs
 * both limits. Each word is false only where the interval misses the true value, and for any one value only on
 * one side, but for `refuted` of a value between two finite edges.
 *
 * @param claimed where the value is claimed to lie; an infinite edge is none
 * @param neutral the value that stands for no difference, where a claim of some size can hold in its direction alone
 * @example decideWithin({ n: 20, interval: { lower: -0.01, upper: 0.02 } }, { lower: -0.05, upper: 0.05 }) // => "supported"
 */
export function decideWithin(
  { n, interval }: IntervalEvidence,
  { lower, upper }: Bounds,
  neutral?: number,
): VerdictWord {
  if (n < FEWEST_PAIRS) return "inconclusive";
  const [isAbove, isBelow] = [interval.lower > lower, interval.upper < upper];
  if ((isAbove || lower === -Infinity) && (isBelow || upper === Infinity)) return "supported";
  if (interval.upper < lower) {
    return neutral !== undefined && interval.lower > neutral ? "direction only" : "refuted";
  }
  if (interval.lower > upper) {
    return neutral !== undefined && interval.upper < neutral ? "direction only" : "refuted";
  }
  return "inconclusive";
}
