import { ActbenchError } from "../errors.js";
import { requireSample } from "./arguments.js";
import { chiSquareTail, fTail } from "./upper-tails.js";
import { doubledMidranks } from "./signed-rank-tail.js";

/** Beyond so many orders of the ranks p is not exact. */
const MOST_ORDERS = 20_000;

/** Whether treatments differ at all, over blocks. */
export interface FriedmanTest {
  /** By treatment; 1 is the smallest value, and ties share the mean of their ranks. */
  readonly meanRanks: readonly number[];
  readonly chiSquare: number;
  /** From chi-square: conservative with few blocks. */
  readonly chiSquareP: number;
  /** Iman and Davenport's; Infinity where all blocks agree. */
  readonly f: number;
  /** From F: too small with few blocks. */
  readonly fP: number;
  /** Exact, by all orders on the blocks, where there are few enough of them; else that of F, no smaller than one order of all. */
  readonly p: number;
}

/**
 * The **Friedman test**: do k treatments differ at all, where each was measured on the same n blocks?
 *
 * Use it over data sets, with one value for each: only the ranks on a data set count, so that scales need not be the
 * same. Up to 20,000 orders of the ranks it is exact, ties and all; beyond, Iman and Davenport's F is the better approximation of two
 * ([Demšar 2006](https://www.jmlr.org/papers/v7/demsar06a.html)). Where all values of every block are tied, p is 1. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Friedman_test). Cost: O(n k log k).
 *
 * @param blocks (blocks, treatments); Infinity is the largest value, and ties with itself
 * @throws {ActbenchError} for fewer than two blocks or treatments, rows of several lengths, and NaN.
 * @example friedmanTest([[1, 2, 3], [1, 3, 2], [1, 2, 3]]).meanRanks // => [1, 7 / 3, 8 / 3]
 */
export function friedmanTest(blocks: readonly (readonly number[])[]): FriedmanTest {
  const [n, k] = [blocks.length, blocks[0]?.length ?? 0];
  if (n < 2 || k < 2 || blocks.some((block) => block.length !== k)) {
    throw new ActbenchError(`${n} blocks of ${k} treatments`, {
      remedy: "Give two or more of both, and a value for each treatment on each block.",
    });
  }
  const ranks = blocks.map((block) => {
    requireSample(block, "a block");
    return doubledMidranks(block.map((value) => Math.min(value, Number.MAX_VALUE)));
  });
  const sums = ranks[0].map((_, i) => ranks.reduce((sum, block) => sum + block[i], 0));
  const between = squares(sums.map((sum) => sum - n * (k + 1)));
  const within = squares(ranks.flat().map((rank) => rank - (k + 1)));
  const chiSquare = within === 0 ? 0 : ((k - 1) * between) / within;
  // In whole numbers, so that full agreement is seen: F is (n − 1)χ² / (n(k − 1) − χ²).
  const f = within === 0 ? 0 : ((n - 1) * between) / (n * within - between);
  const orders = factorial(k) ** (n - 1);
  const fP = fTail(f, k - 1, (k - 1) * (n - 1));
  return {
    meanRanks: sums.map((sum) => sum / (2 * n)),
    chiSquare,
    chiSquareP: chiSquareTail(chiSquare, k - 1),
    f,
    fP,
    p: orders <= MOST_ORDERS ? permutationP(ranks, between) : Math.max(fP, 1 / orders),
  };
}

/** The share of all orders on the blocks that set the rank sums as far apart; that of the first block may stay. */
function permutationP([first, ...others]: readonly number[][], observed: number): number {
  const orders = others.map(permutations);
  const middle = (others.length + 1) * (first.length + 1);
  let [all, asFar] = [0, 0];
  const visit = (sums: readonly number[], block: number): void => {
    if (block < orders.length) {
      for (const order of orders[block]) {
        visit(
          sums.map((sum, i) => sum + order[i]),
          block + 1,
        );
      }
      return;
    }
    all++;
    if (squares(sums.map((sum) => sum - middle)) >= observed) asFar++;
  };
  visit(first, 0);
  return asFar / all;
}

const permutations = (values: readonly number[]): number[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((value, i) => permutations(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));

const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
