import { decideWithin } from "./decide-within.js";
import type { IntervalEvidence, VerdictWord } from "./verdict-word.js";

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
