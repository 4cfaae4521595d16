import type { Bounds } from "./bounds.js";
import { FEWEST_PAIRS, type IntervalEvidence, type VerdictWord } from "./verdict-word.js";

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
