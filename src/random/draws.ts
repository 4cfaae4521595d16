import { cos, log } from "../math/index.js";
import type { RandomSource } from "./stream.js";

const RANGE = 2 ** 32;

/** A number from [low, high), with all 53 bits; two draws of the source. */
export const uniform = (low: number, high: number, random: RandomSource): number =>
  low + (high - low) * random.double();

/**
 * A standard normal number, by [Box and Muller](https://en.wikipedia.org/wiki/Box–Muller_transform): always four
 * draws of the source, and no half of a pair kept for later. |z| ≤ 8.6.
 */
export function normal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * log(1 - random.double()));
  return radius * cos(2 * Math.PI * random.double());
}

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

/** Puts `values` into a random order in place (Fisher–Yates: every order equally likely), and returns them. */
export function shuffle<T extends Int32Array | unknown[]>(values: T, random: RandomSource): T {
  for (let last = values.length - 1; last > 0; last--) {
    const other = integerBelow(last + 1, random);
    [values[last], values[other]] = [values[other], values[last]];
  }
  return values;
}

/** The numbers 0 to n − 1 in a random order. */
export function permutation(n: number, random: RandomSource): Int32Array {
  return shuffle(
    Int32Array.from({ length: n }, (_, i) => i),
    random,
  );
}
