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
    nth: (k) => nthAverage(sorted, k),
  };
}

/**
 * By bisection of all doubles between two averages, in at most 64 steps: whichever side the answer is on, it is no
 * further than the average there that is nearest to the middle.
 */
function nthAverage(sorted: Float64Array, k: number): number {
  let [least, most] = [sorted[0], sorted[sorted.length - 1]];
  while (least < most) {
    const middle = halfway(least, most);
    const { count, last, next } = splitAt(sorted, middle);
    // 0 is no less than −0, which is a double before it.
    if (count >= k) most = last < middle ? last : middle;
    else least = next;
  }
  return least + 0; // −0 + 0 = 0
}

/** How many averages are no greater than `limit`, the last of them, and the first of the others. */
function splitAt(sorted: Float64Array, limit: number): { count: number; last: number; next: number } {
  let [count, last, next] = [0, -Infinity, Infinity];
  for (let i = 0, j = sorted.length - 1; i <= j; i++) {
    let average = (sorted[i] + sorted[j]) / 2;
    while (average > limit) {
      if (average < next) next = average;
      if (--j < i) break;
      average = (sorted[i] + sorted[j]) / 2;
    }
    if (j >= i && average > last) last = average;
    count += j - i + 1;
  }
  return { count, last, next };
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The double in the middle of those from `least` to `most`, below `most`. */
const halfway = (least: number, most: number): number => doubleAt((placeOf(least) + placeOf(most)) >> 1n);

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
