import { FEWEST_PAIRS, type Evidence, type VerdictWord } from "./decide.js";

/**
 * The **verdict** on "a and b are equally fast, within a factor of `margin`", from the interval of T_b / T_a:
 * - `supported`: the whole interval is within the margin. At 95 % this is the pair of one-sided tests of
 *   {@link equivalenceTest} (TOST) at 2.5 % each;
 * - `refuted`: the whole interval is outside the margin;
 * - `inconclusive`: anything else, and whenever there are fewer than {@link FEWEST_PAIRS} pairs.
 *
 * @example decideEquivalence({ n: 20, interval: { lower: 2, upper: 3 } }, { margin: 1.1 }) // => "refuted"
 */
export function decideEquivalence(
  { n, interval: { lower, upper } }: Evidence,
  { margin }: { readonly margin: number },
): VerdictWord {
  if (n < FEWEST_PAIRS) return "inconclusive";
  if (lower > margin || upper * margin < 1) return "refuted";
  return lower * margin > 1 && upper < margin ? "supported" : "inconclusive";
}
