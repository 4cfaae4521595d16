import { inOrder } from "./quantile.js";

/** The Walsh averages of a sample, in ascending order; they are looked up, never listed. */
export interface WalshAverages {
  /** n(n + 1)/2. */
  readonly length: number;
  /** The k-th smallest, from 1 to `length`. Cost: O(n). */
  nth(k: number): number;
  /** How many come before the first for which `holds` is false; it has to be false from there on. Cost: O(n). */
  countWhile(holds: (average: number) => boolean): number;
}

/**
 * The **Walsh averages**: the mean of every pair of values, each value with itself included. The signed-rank statistic
 * of any shift is the number of Walsh averages above it.
 *
 * Values may be infinite, all with the same sign. See [Hodges–Lehmann estimator](https://en.wikipedia.org/wiki/Hodges%E2%80%93Lehmann_estimator).
 * Cost: O(n log n), and memory for n numbers: with the values sorted, the averages rise along every row and column of a
 * table, and a staircase through it counts them.
 *
 * @example walshAverages([1, 2, 4]).nth(3) // => 2
 * @example walshAverages([1, 2, 4]).countWhile((average) => average <= 2.5) // => 4
 */
export function walshAverages(values: readonly number[]): WalshAverages {
  const sorted = inOrder(values);
  const n = sorted.length;
  const countWhile = (holds: (average: number) => boolean): number => {
    let count = 0;
    for (let i = 0, j = n - 1; i <= j; i++) {
      while (j >= i && !holds((sorted[i] + sorted[j]) / 2)) j--;
      count += j - i + 1;
    }
    return count;
  };
  return {
    length: (n * (n + 1)) / 2,
    countWhile,
    nth: (k) => smallestDouble(sorted[0], sorted[n - 1], (limit) => countWhile((x) => x <= limit) >= k),
  };
}

/** The smallest number from `least` to `most` that is `enough`, by bisection of all doubles between them; `most` is. */
function smallestDouble(least: number, most: number, enough: (value: number) => boolean): number {
  let [tooSmall, found] = [placeOf(least) - 1n, placeOf(most)];
  while (found - tooSmall > 1n) {
    const middle = (tooSmall + found) >> 1n;
    if (enough(doubleAt(middle))) found = middle;
    else tooSmall = middle;
  }
  return doubleAt(found) + 0; // −0 + 0 = 0
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Doubles in ascending order are numbered: neighbours are one apart. */
function placeOf(value: number): bigint {
  double[0] = value;
  return ordered(bits[0]);
}

function doubleAt(place: bigint): number {
  bits[0] = ordered(place);
  return double[0];
}

/** Sign and magnitude to two's complement, and back. */
const ordered = (pattern: bigint): bigint => (pattern < 0n ? pattern ^ 0x7fff_ffff_ffff_ffffn : pattern);
