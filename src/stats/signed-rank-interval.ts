import { requireOpenShare } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { signedRankTail } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";

/**
 * The **signed-rank confidence interval** for the pseudo-median of paired differences, by inversion of the exact
 * distribution: from the c-th smallest to the c-th largest Walsh average.
 *
 * Use it with {@link hodgesLehmann}. It covers with at least the stated confidence, at any n:
 * - *ties and zeros* can only make it cover more, because both ends are included
 *   ([Noether 1967](https://doi.org/10.1080/01621459.1967.10482900));
 * - *censored differences*: the lower limit uses each one's lower bound, the upper limit each one's upper bound, so the
 *   interval contains the one that the unknown values would have given;
 * - fewer differences than the confidence needs (six at 95 %) give −Infinity to Infinity.
 *
 * Cost: O(n log n), and O(n³) additions once for each n.
 *
 * @throws {ActbenchError} when `confidence` is not strictly between 0 and 1.
 * @example
 * const gains = [1, 2, 3, 4, 5, 6].map((gain) => ({ lower: gain, upper: gain }));
 * signedRankInterval(gains, 0.95) // => { lower: 1, upper: 6 }
 */
export function signedRankInterval(differences: readonly Bounds[], confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  const c = signedRankCritical(differences.length, (1 - confidence) / 2);
  if (c === 0) return { lower: -Infinity, upper: Infinity };
  const lowest = walshAverages(differences.map(({ lower }) => lower));
  const highest = walshAverages(differences.map(({ upper }) => upper));
  return { lower: lowest.nth(c), upper: highest.nth(highest.length + 1 - c) };
}

/** The largest c with P(W⁺ ≤ c − 1) ≤ tail among n untied differences; 0 when there is none. */
export function signedRankCritical(n: number, tail: number): number {
  return criticalCount(
    Array.from({ length: n }, (_, i) => 2 * (i + 1)),
    tail,
  );
}

/** The same of any ranks, which are doubled as for {@link signedRankTail}. */
export function criticalCount(ranks: readonly number[], tail: number): number {
  let [within, beyond] = [0, ranks.reduce((sum, rank) => sum + rank, 0) / 2 + 1];
  while (beyond - within > 1) {
    const c = Math.floor((within + beyond) / 2);
    if (signedRankTail(ranks, 2 * (c - 1)) <= tail * (1 + 1e-12)) within = c;
    else beyond = c;
  }
  return within;
}
