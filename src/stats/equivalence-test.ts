import { log } from "../math/index.js";
import { ActbenchError } from "../errors.js";
import type { Bounds } from "./bounds.js";
import { signedRankTest } from "./signed-rank-test.js";

/**
 * The **equivalence test** (TOST, two one-sided tests): is the ratio surely between 1 / `margin` and `margin`?
 *
 * A large p of an ordinary test is no evidence of "no difference"; a small p of this one is. It is the larger p of two
 * exact signed-rank tests, one against each end of the margin, so it inherits their treatment of ties and of censored
 * pairs. See [Wikipedia](https://en.wikipedia.org/wiki/Equivalence_test). Cost: two signed-rank tests.
 *
 * @param logRatios paired log ratios, see {@link logRatio}
 * @param margin the largest ratio that still counts as no difference, above 1
 * @throws {ActbenchError} when `margin` is not a finite number above 1.
 * @example
 * const tight = [-0.02, -0.01, 0.01, 0.02, 0.03, 0.04].map((d) => ({ lower: d, upper: d }));
 * equivalenceTest(tight, 1.1) // => 0.015625
 */
export function equivalenceTest(logRatios: readonly Bounds[], margin: number): number {
  if (!(margin > 1 && margin < Infinity)) {
    throw new ActbenchError(`an equivalence margin of ${margin}`, {
      remedy: "Give the largest ratio that counts as no difference, a number above 1 such as 1.1.",
    });
  }
  const edge = log(margin);
  return Math.max(
    signedRankTest(logRatios, { alternative: "greater", nullValue: -edge }).p,
    signedRankTest(logRatios, { alternative: "less", nullValue: edge }).p,
  );
}
