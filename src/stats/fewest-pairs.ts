import { simultaneousConfidence } from "./simultaneous-confidence.js";

/**
 * The **fewest pairs that can decide anything** beside `count` measurements in all: with fewer, no interval that holds
 * together with the others is bounded, however far apart the two are, for the smallest p of n pairs is 2^(1 − n), where
 * all differences have one sign.
 *
 * Use it before the training. It is a floor, not a plan: how many seeds a difference of some size needs is what
 * {@link seedsNeeded} says. Signed ranks and signs have the same floor. Cost: O(1).
 *
 * @param count how many measurements stand together
 * @throws {ActbenchError} when `count` is not a whole number of at least 0.
 * @example fewestPairs(98) // => 12
 */
export function fewestPairs(count: number, confidence = 0.95): number {
  return 1 + Math.ceil(-Math.log2(1 - simultaneousConfidence(count, confidence)));
}

/**
 * The most measurements that so many pairs can decide together, see {@link fewestPairs}; 0 where they decide nothing.
 *
 * @example mostDecidable(10) // => 25
 */
export function mostDecidable(pairs: number, confidence = 0.95): number {
  return Math.floor((1 - confidence) * 2 ** (pairs - 1) * (1 + 1e-12));
}
