import { lowersOf, mirrored, roundingAt, type Bounds } from "./bounds.js";
import { doubledMidranks, signedRankTail, untiedRanks } from "./signed-rank-tail.js";
import { walshAverages } from "./walsh-averages.js";

/** What is to be shown of the differences: that they are other than, above, or below the null value. */
export type Alternative = "two-sided" | "greater" | "less";

/** An exact test's outcome, with all that a sentence about it needs. */
export interface SignedRankTest {
  /** W⁺, the sum of the ranks of the differences above the null value (under worst-case values where one is censored). */
  readonly statistic: number;
  readonly p: number;
  readonly alternative: Alternative;
  readonly nullValue: number;
}

/**
 * The **exact signed-rank test**: are paired differences centred on `nullValue`?
 *
 * Use it for few pairs of any symmetric distribution; it needs no normality and no minimum n. The p-value is exact at
 * every n up to {@link EXACT_RANKS}:
 * - *ties* share midranks, and the distribution is the permutation one of exactly these ranks (R falls back to a normal
 *   approximation);
 * - *zeros* are ranked, then left out ([Pratt 1959](https://doi.org/10.1080/01621459.1959.10501526)), which makes W⁺
 *   agree with the Walsh averages of the interval (R drops them first);
 * - *censored differences*: as soon as there is one, each difference takes its worst value for the alternative (the
 *   lower bound for "greater", the upper one for "less"), W⁺ counts the Walsh averages strictly beyond the null value,
 *   and the distribution is that of untied ranks. This is the level at which {@link signedRankInterval} excludes the
 *   null value. It's conservative whatever the unknown values are, ties and zeros included
 *   ([Noether 1967](https://doi.org/10.1080/01621459.1967.10482900)); permutation of the worst values is not quite,
 *   since an unknown value may make a new tie;
 * - no differences at all give p = 1.
 *
 * Differences that are equal up to rounding (8 units in the last place of the largest) count as equal. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Wilcoxon_signed-rank_test). Cost: O(n³) with a small constant.
 *
 * @example
 * const gains = [1, 2, 3, 4, 5, 6].map((gain) => ({ lower: gain, upper: gain }));
 * signedRankTest(gains, { alternative: "greater" }).p // => 0.015625
 */
export function signedRankTest(
  differences: readonly Bounds[],
  options: { readonly alternative?: Alternative; readonly nullValue?: number } = {},
): SignedRankTest {
  const { alternative = "two-sided", nullValue = 0 } = options;
  const isKnown = differences.every(({ lower, upper }) => lower === upper);
  const tailBeyond = (value: number, values: readonly number[]): UpperTail =>
    (isKnown ? permutationTail : worstCaseTail)(
      values.map((each) => each - value),
      roundingAt(value, values),
    );
  const greater = tailBeyond(nullValue, lowersOf(differences));
  const less = tailBeyond(-nullValue, lowersOf(mirrored(differences)));
  const p = ofSides(alternative, greater.p, less.p);
  if (alternative !== "less") return { statistic: greater.above, p, alternative, nullValue };
  const all = (differences.length * (differences.length + 1)) / 2;
  return { statistic: all - less.zero - less.above, p, alternative, nullValue };
}

/** The p of an alternative from those of the two sides. */
export function ofSides(alternative: Alternative, greater: number, less: number): number {
  if (alternative === "two-sided") return Math.min(1, 2 * Math.min(greater, less));
  return alternative === "greater" ? greater : less;
}

/** The probability of a W⁺ of at least `above`; `zero` is the part of the rank sum on the null value itself. */
interface UpperTail {
  readonly above: number;
  readonly zero: number;
  readonly p: number;
}

/** @param values differences from the null value, which are equal where they are no more than `rounding` apart */
function permutationTail(values: readonly number[], rounding: number): UpperTail {
  const ranks = doubledMidranks(values.map(Math.abs), rounding);
  const above = sum(ranks.filter((_, i) => values[i] > rounding));
  const below = sum(ranks.filter((_, i) => values[i] < -rounding));
  const flipped = ranks.filter((_, i) => Math.abs(values[i]) > rounding);
  return { above: above / 2, zero: (sum(ranks) - above - below) / 2, p: signedRankTail(flipped, below) };
}

function worstCaseTail(values: readonly number[], rounding: number): UpperTail {
  const averages = walshAverages(values);
  const below = averages.countWhile((average) => average < -rounding);
  const notAbove = averages.countWhile((average) => average <= rounding);
  return {
    above: averages.length - notAbove,
    zero: notAbove - below,
    p: signedRankTail(untiedRanks(values.length), 2 * notAbove),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
