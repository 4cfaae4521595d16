import type { RandomSource } from "./stream.js";

const RANGE = 2 ** 32;

/**
 * A whole number from 0 to n − 1, each equally likely: draws past the last full multiple of n are thrown away.
 * `n` is a whole number from 1 to 2³².
 */
export function integerBelow(n: number, random: RandomSource): number {
  const limit = RANGE - (RANGE % n);
  let draw = random.int32() >>> 0;
  while (draw >= limit) draw = random.int32() >>> 0;
  return draw % n;
}
