import { requireOpenShare } from "./arguments.js";
import { bettingWealth, type Stake } from "./betting-wealth.js";
import { lowersOf, mirrored, roundingAt, uppersOf, type Bounds } from "./bounds.js";
import type { Alternative } from "./signed-rank-test.js";

/**
 * The **confidence sequence** for the pseudo-median of paired differences: an interval that may be looked at after every
 * difference, and the sampling be ended or gone on with for whatever it shows. With probability `confidence` none of all
 * these intervals, from the first difference to the last, misses (Darling & Robbins 1967).
 *
 * It holds every value against which neither the bets on "above" nor those on "below" ever won 2 / (1 − `confidence`)
 * times what they began with, see {@link bettingWealth}. So it only ever shrinks; its limits are Walsh averages, as those
 * of {@link signedRankInterval} are, which is narrower and holds for a number of differences that was fixed beforehand. With
 * stake `signs` it is about the median, as {@link signInterval}. Where the two limits have passed each other, which is no
 * likelier than a miss, they are exchanged, and hold what either of them claims.
 *
 * Cost: O(n² log n).
 *
 * @param differences in the order in which they were seen
 * @throws {ActbenchError} when `confidence` is not strictly between 0 and 1.
 * @example
 * const gains = [6, 2, 9, 4, 1, 8, 5, 3, 7].map((gain) => ({ lower: gain, upper: gain }));
 * confidenceSequence(gains, 0.95) // => { lower: 1, upper: 9 }
 */
export function confidenceSequence(
  differences: readonly Bounds[],
  confidence = 0.95,
  stake: Stake = "ranks",
): Bounds {
  requireOpenShare(confidence, "the confidence");
  const enough = 2 / (1 - confidence);
  const lower = lowerLimit(differences, enough, stake);
  const upper = 0 - lowerLimit(mirrored(differences), enough, stake);
  return lower <= upper ? { lower, upper } : { lower: upper, upper: lower };
}

/**
 * The **p at any time**: two-sided, the smallest 1 − confidence at which {@link confidenceSequence} leaves `value` out;
 * one-sided, 1 over the wealth of the bets on that side. It only ever falls, and where the differences are centred on
 * `value` the chance that it ever comes to α or less is at most α.
 *
 * @example anytimeP([], 0) // => 1
 */
export function anytimeP(
  differences: readonly Bounds[],
  value: number,
  {
    alternative = "two-sided",
    stake = "ranks",
  }: { readonly alternative?: Alternative; readonly stake?: Stake } = {},
): number {
  const rounding = roundingAt(value, [...lowersOf(differences), ...uppersOf(differences)]);
  const above = bettingWealth(differences, stake)(value + rounding);
  const below = bettingWealth(mirrored(differences), stake)(rounding - value);
  if (alternative === "two-sided") return Math.min(1, 2 / Math.max(above, below));
  return 1 / (alternative === "greater" ? above : below);
}

/**
 * The least value that the bets on "above" do not rule out. The wealth changes at what may be a limit alone, so that
 * every value looked at leaves those on one side of it.
 */
function lowerLimit(differences: readonly Bounds[], enough: number, stake: Stake): number {
  const wealth = bettingWealth(differences, stake);
  const isRuledOut = (value: number) => wealth(value) >= enough;
  if (!isRuledOut(-Infinity)) return -Infinity;
  const open = mayBeLimits(differences, stake);
  let found = Infinity;
  for (let count = open.length; count > 0;) {
    const value = open[count >> 1];
    const isAbove = isRuledOut(value);
    if (!isAbove) found = value;
    count = keep(open, count, (other) => (isAbove ? other > value : other < value));
  }
  return found;
}

/** Moves the first numbers that are `wanted` to the front, and says how many they are. */
function keep(numbers: Float64Array, count: number, wanted: (number: number) => boolean): number {
  let kept = 0;
  for (let i = 0; i < count; i++) if (wanted(numbers[i])) numbers[kept++] = numbers[i];
  return kept;
}

/** The Walsh averages of the lower bounds; the lower bounds themselves where signs alone count. Finite ones only. */
function mayBeLimits(differences: readonly Bounds[], stake: Stake): Float64Array {
  const values = lowersOf(differences).filter(Number.isFinite);
  if (stake === "signs") return Float64Array.from(values);
  const averages = new Float64Array((values.length * (values.length + 1)) / 2);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    for (let k = 0; k <= i; k++) averages[at++] = (values[i] + values[k]) / 2;
  }
  return averages;
}
