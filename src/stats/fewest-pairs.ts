import { bettingWealth } from "./betting-wealth.js";
import type { Bounds } from "./bounds.js";
import { simultaneousConfidence } from "./simultaneous-confidence.js";

/** Whether it was fixed beforehand how many pairs there would be, or more may have been added after a look at the first. */
export type Sampling = "fixed" | "sequential";

/**
 * The **fewest pairs that can decide anything** beside `count` measurements in all: with fewer, no interval that holds
 * together with the others is bounded, however far apart the two are, for the smallest p of n pairs is 2^(1 − n), where
 * all differences have one sign.
 *
 * Use it before the training. It is a floor, not a plan: how many seeds a difference of some size needs is what
 * {@link seedsNeeded} says. Signed ranks and signs have the same floor. Where one may look at any time, it is the fewest
 * pairs that {@link confidenceSequence} needs, each difference larger than those before. Cost: O(1).
 *
 * @param count how many measurements stand together
 * @throws {ActbenchError} when `count` is not a whole number of at least 0.
 * @example fewestPairs(98) // => 12
 * @example fewestPairs(98, 0.95, "sequential") // => 14
 */
export function fewestPairs(count: number, confidence = 0.95, sampling: Sampling = "fixed"): number {
  const tail = (1 - simultaneousConfidence(count, confidence)) / 2;
  if (sampling === "fixed") return 1 + Math.ceil(-Math.log2(2 * tail));
  let pairs = 1;
  while (bettingWealth(growing(pairs))(0) * tail < 1) pairs++;
  return pairs;
}

/** Differences that are as clear as they can be. */
const growing = (pairs: number): Bounds[] =>
  Array.from({ length: pairs }, (_, i) => ({ lower: i + 1, upper: i + 1 }));

/**
 * The most measurements that so many pairs can decide together, see {@link fewestPairs}; 0 where they decide nothing.
 *
 * @example mostDecidable(10) // => 25
 */
export function mostDecidable(pairs: number, confidence = 0.95, sampling: Sampling = "fixed"): number {
  const wealth = sampling === "fixed" ? 2 ** pairs : bettingWealth(growing(pairs))(0);
  return Math.floor(((1 - confidence) / 2) * wealth * (1 + 1e-12));
}
