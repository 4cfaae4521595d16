import { ActbenchError } from "../errors.js";
import { permutation } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";

/** Row numbers of the two parts, each in random order. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** How a split is drawn. */
export interface SplitOptions {
  /** How many rows of each class (groups, points in time) the training part keeps at least: 2, where it is split again. */
  readonly least: 1 | 2;
  readonly random: RandomSource;
  /** (all rows) 1 where a row may be tested on; all may when left out. */
  readonly mayTest?: Uint8Array;
}

/** A rule by which rows are split. */
export interface Splitter {
  /**
   * @param rows those to be split, ascending
   * @throws {ActbenchError} where there are too few for both parts
   */
  split(rows: Int32Array, options: SplitOptions): Split;
  /** The rows of which the test parts of all seeds are drawn, so that the others are never tested on: 1 for each of them. */
  reserve(rows: Int32Array, random: RandomSource): Uint8Array;
}

/** The rows that are split, and how large the test part is. */
export interface SplitSubject {
  /** What the data set is called in an error. */
  readonly label: string;
  readonly rows: number;
  /** (rows) class indices; undefined for a regression. */
  readonly classes: ArrayLike<number> | undefined;
  /** Names of the classes in the order of their indices, or how many there are; 1 for a regression. */
  readonly classNames: readonly string[];
  readonly testShare: number;
}

/**
 * Splits at random, so that each class has its share of both parts. How many test rows a class has depends on the class
 * sizes alone, so every seed gets parts of the same size.
 */
export function rowSplitter({ label, rows: all, classes, classNames, testShare }: SplitSubject): Splitter {
  const classOf = classes ?? new Uint8Array(all);
  const quotasOf = (rows: Int32Array, least: number) => {
    const present = rows.map((row) => classOf[row]);
    const sizes = classSizes(present, classNames.length);
    for (const [c, size] of sizes.entries()) {
      if (size <= least)
        throw tooFew(label, `class ${classNames[c]} has ${size} of ${rows.length} rows`, least);
    }
    return { sizes, quotas: testQuotas(sizes, testShare, least) };
  };
  return {
    split(rows, { least, random, mayTest }) {
      const quotas = [...quotasOf(rows, least).quotas];
      return divide(rows, random, (row) => {
        const isTest = quotas[classOf[row]] > 0 && mayTest?.[row] !== 0;
        if (isTest) quotas[classOf[row]] -= 1;
        return isTest;
      });
    },
    reserve(rows, random) {
      const { sizes, quotas } = quotasOf(rows, 2);
      const left = quotas.map((quota, c) => reserved(quota, sizes[c], 2));
      const { test } = divide(rows, random, (row) => left[classOf[row]]-- > 0);
      return marked(test, all);
    },
  };
}

/** How many are reserved for test parts of a given size: twice as many, or half of the rest where that is less. */
export const reserved = (test: number, all: number, least: number): number =>
  Math.min(2 * test, Math.floor((all + test) / 2), all - least);

/** Both parts in random order; `isTest` is asked of each row once, in that order. */
export function divide(rows: Int32Array, random: RandomSource, isTest: (row: number) => boolean): Split {
  const train: number[] = [];
  const test: number[] = [];
  for (const i of permutation(rows.length, random)) (isTest(rows[i]) ? test : train).push(rows[i]);
  return { train: Int32Array.from(train), test: Int32Array.from(test) };
}

/** 1 for each of some rows. */
export function marked(some: Iterable<number>, all: number): Uint8Array {
  const marks = new Uint8Array(all);
  for (const row of some) marks[row] = 1;
  return marks;
}

/** @param found what there is too little of */
export function tooFew(label: string, found: string, least: number, what = "class"): ActbenchError {
  const needs =
    least === 1
      ? "one to train and one to test on"
      : "one to test on, and two for the search of learning rates";
  return new ActbenchError(`data set ${JSON.stringify(label)}: ${found}`, {
    remedy: `Each ${what} needs ${needs}${what === "class" && least === 1 ? ": give more samples, or less noise" : ""}.`,
  });
}

/** How many rows each class has. */
export function classSizes(classes: ArrayLike<number>, count: number): number[] {
  const sizes = Array.from({ length: count }, () => 0);
  for (let i = 0; i < classes.length; i++) sizes[classes[i]] += 1;
  return sizes;
}

/** Test rows of each class: one, and the rest one by one to the class that is furthest below its share. */
function testQuotas(sizes: readonly number[], testShare: number, least: number): readonly number[] {
  const rows = sizes.reduce((a, b) => a + b, 0);
  const total = clamp(Math.round(rows * testShare), sizes.length, rows - least * sizes.length);
  if (sizes.length === 1) return [total];
  const quotas = sizes.map(() => 1);
  for (let given = sizes.length; given < total; given++) {
    const lacking = sizes.map((size, c) =>
      quotas[c] < size - least ? size * testShare - quotas[c] : -Infinity,
    );
    quotas[lacking.indexOf(Math.max(...lacking))] += 1;
  }
  return quotas;
}

export const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
