import { permutation } from "../random/shuffle.js";
import type { RandomSource } from "../random/stream.js";

/** Row numbers of the two parts, each in random order. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** A random split with round(rows · testShare) rows in the test part, at least one in each. */
export function splitRows(rows: number, testShare: number, random: RandomSource): Split {
  const size = clamp(Math.round(rows * testShare), 1, rows - 1);
  const order = permutation(rows, random);
  return { train: order.slice(size), test: order.slice(0, size) };
}

/**
 * A random split that leaves each class its share of both parts and at least one row in each. How many test rows a
 * class has depends on the class sizes alone, so every seed gets parts of the same size.
 *
 * @param classes class index of each row; every class has at least two rows
 */
export function splitStratified(
  classes: ArrayLike<number>,
  count: number,
  testShare: number,
  random: RandomSource,
): Split {
  const quota = testQuota(classSizes(classes, count), testShare);
  const train: number[] = [];
  const test: number[] = [];
  for (const row of permutation(classes.length, random)) {
    const isTest = quota[classes[row]] > 0;
    if (isTest) quota[classes[row]] -= 1;
    (isTest ? test : train).push(row);
  }
  return { train: Int32Array.from(train), test: Int32Array.from(test) };
}

/** How many rows each class has. */
export function classSizes(classes: ArrayLike<number>, count: number): number[] {
  const sizes = Array.from({ length: count }, () => 0);
  for (let i = 0; i < classes.length; i++) sizes[classes[i]] += 1;
  return sizes;
}

/** Test rows of each class: one, and the rest one by one to the class that is furthest below its share. */
function testQuota(sizes: readonly number[], testShare: number): number[] {
  const rows = sizes.reduce((a, b) => a + b, 0);
  const total = clamp(Math.round(rows * testShare), sizes.length, rows - sizes.length);
  const quota = sizes.map(() => 1);
  for (let given = sizes.length; given < total; given++) {
    const lacking = sizes.map((size, c) => (quota[c] < size - 1 ? size * testShare - quota[c] : -Infinity));
    quota[lacking.indexOf(Math.max(...lacking))] += 1;
  }
  return quota;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
