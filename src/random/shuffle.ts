import { integerBelow } from "./integer-below.js";
import type { RandomSource } from "./stream.js";

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
