import { ActbenchError } from "../errors.js";
import { requireOpenShare } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { normalQuantile } from "./normal-quantile.js";

/**
 * The **Wilson score interval** for a share: `successes` out of `n`.
 *
 * Use it for the share of trials that reached the target: unlike the textbook interval it is sensible at 0 and at n
 * successes and for small n. No trials at all give 0 to 1. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval). Cost: O(1).
 *
 * @throws {ActbenchError} unless 0 ≤ successes ≤ n are integers and `confidence` is strictly between 0 and 1.
 * @example wilsonInterval(0, 0) // => { lower: 0, upper: 1 }
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  if (!(Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n)) {
    throw new ActbenchError(`a share of ${successes} out of ${n}`, {
      remedy: "Both are counts, the first not above the second.",
    });
  }
  if (n === 0) return { lower: 0, upper: 1 };
  const z2 = normalQuantile((1 + confidence) / 2) ** 2;
  const centre = successes + z2 / 2;
  const half = Math.sqrt(z2 * ((successes * (n - successes)) / n + z2 / 4));
  return {
    lower: successes === 0 ? 0 : (centre - half) / (n + z2),
    upper: successes === n ? 1 : (centre + half) / (n + z2),
  };
}
