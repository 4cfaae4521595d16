import type { Bounds } from "./bounds.js";

/** What a bet's size follows: the difference's rank among those so far, or nothing, so that signs alone count. */
export type Stake = "ranks" | "signs";

/** How the first wealth of 1 is shared among bets of growing boldness: λ = 1/4, 1/2, 1, 2 and ∞. */
const SHARES = [1 / 8, 1 / 4, 1 / 4, 1 / 4, 1 / 8];

/**
 * The **wealth of bets that differences are above `value`**, the largest so far: a test that may be looked at after
 * every difference.
 *
 * Were the differences symmetric about `value`, each one's sign would be a fair coin, whatever its size. So before a sign
 * is seen, a share b of the wealth is bet on "above": it becomes 1 + b times as much, or 1 − b. Whatever b is chosen from
 * the sizes and from what went before, such a wealth is a martingale, and with a chance of at most α it ever reaches 1/α
 * (Ville 1939): 1/wealth is a one-sided p at any time, however often one looks.
 *
 * The bet follows the rank r of the i-th difference's distance from `value` among the first i
 * (a sequential rank, as in [Reynolds 1975](https://doi.org/10.1214/aos/1176343064)): with u = r/(i + 1),
 * b = tanh(λ artanh u). λ = 1 bets the rank itself, which is what Wilcoxon's statistic adds up; of differences of a
 * logistic shape whose centre is away by λ times their scale this b is nearly how far the sign's coin is from fair, and
 * no bet lets the wealth grow faster ([Kelly 1956](https://doi.org/10.1002/j.1538-7305.1956.tb03809.x)). As that is not
 * known, the wealth is shared among five λ (a mixture); the last bets all of it. Bets on signs take u = 1/2, and need no
 * symmetry: they are about the median.
 *
 * *Ties* share the largest rank. *Censored differences* are bounds: a bet is won only by one that is surely above, with
 * the least rank it may have, and else lost with the largest. So no completion gives less wealth, and it falls as
 * `value` rises. A difference that is `value` counts as lost: the wealth is that of the values just above.
 * Cost: O(n²) for ranks, O(n) for signs.
 *
 * @param differences in the order in which they were seen
 * @returns the wealth as a function of `value`; at least 1, Infinity beyond 2^1024
 * @example bettingWealth([1, 2, 3].map((x) => ({ lower: x, upper: x })))(3) // => 1
 */
export function bettingWealth(
  differences: readonly Bounds[],
  stake: Stake = "ranks",
): (value: number) => number {
  const lowers = Float64Array.from(differences, ({ lower }) => lower);
  const uppers = Float64Array.from(differences, ({ upper }) => upper);
  const bets = new Float64Array(SHARES.length);
  const wealth = new Float64Array(SHARES.length);
  return (value) => {
    wealth.set(SHARES);
    let largest = 1;
    for (let i = 0; i < lowers.length && largest < Infinity; i++) {
      const isWon = lowers[i] > value;
      placeBets(bets, stake === "signs" ? 1 / 2 : rankOf(i, lowers, uppers, value, isWon) / (i + 2));
      let total = 0;
      for (let k = 0; k < bets.length; k++) total += wealth[k] *= isWon ? 1 + bets[k] : 1 - bets[k];
      if (total > largest) largest = total;
    }
    return largest;
  };
}

/** tanh(λ artanh u) for each λ, by halving and doubling λ: the same bits on every machine. */
function placeBets(bets: Float64Array, u: number): void {
  bets[1] = halved(u);
  bets[0] = halved(bets[1]);
  bets[2] = u;
  bets[3] = (2 * u) / (1 + u * u);
  bets[4] = 1;
}

const halved = (u: number): number => u / (1 + Math.sqrt(1 - u * u));

/**
 * How many of the first i + 1 differences are no further from the value than the last of them: of a bet that is won,
 * those that are surely so; of one that is lost, those that may be.
 */
function rankOf(
  i: number,
  lowers: Float64Array,
  uppers: Float64Array,
  value: number,
  isWon: boolean,
): number {
  const lower = lowers[i];
  let rank = 1;
  for (let k = 0; k < i; k++) {
    const isMiddleAbove = (lowers[k] + lower) / 2 > value;
    if (isWon ? isMiddleAbove && uppers[k] <= lower : !isMiddleAbove && uppers[k] >= lower) rank++;
  }
  return rank;
}
