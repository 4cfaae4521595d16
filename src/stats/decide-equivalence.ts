import { FEWEST_PAIRS, type Evidence, type Verdict } from "./decide.js";

/**
 * The **verdict** on "a and b are equally fast, within a factor of `margin`", from the interval of T_b / T_a and the
 * adjusted p of the equivalence test:
 * - `supported`: the test rejects that they differ by more than the margin;
 * - `refuted`: the whole interval is outside the margin;
 * - `inconclusive`: anything else, and whenever there are fewer than {@link FEWEST_PAIRS} pairs.
 *
 * @example decideEquivalence({ n: 20, interval: { lower: 2, upper: 3 }, p: 1 }, { margin: 1.1 }) // => "refuted"
 */
export function decideEquivalence(
  { n, interval, p }: Evidence,
  { margin, alpha = 0.05 }: { readonly margin: number; readonly alpha?: number },
): Verdict {
  if (n < FEWEST_PAIRS) return "inconclusive";
  if (interval.lower > margin || interval.upper * margin < 1) return "refuted";
  return p <= alpha ? "supported" : "inconclusive";
}
