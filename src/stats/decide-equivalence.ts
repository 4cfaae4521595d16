import { decideWithin } from "./decide-within.js";
import type { IntervalEvidence, VerdictWord } from "./verdict-word.js";

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
