/**
 * Studies that are extended after every look, 10, 15, 20 … pairs: how often is a false word said, how often a true one,
 * after how many pairs? Run after `npm run build:js`:
 *
 *     node test/bench/coverage-sequential.mjs [--studies 2000]
 */
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { bettingWealth, exclusionP, signP } from "../../dist/modules/stats/index.js";
import { asked, print } from "./print.mjs";

const { studies: repetitions } = asked({ studies: 2000 });
const percent = (count, of = repetitions) => `${((100 * count) / of).toFixed(1)} %`.padStart(10);

const exactly = (values) => values.map((value) => ({ lower: value, upper: value }));

/** The one-sided p of the interval by signed ranks for a fixed number of pairs, and of that by signs. */
const fixedP = (values) => exclusionP(exactly(values), 0, { alternative: "greater" });
const fixedSignP = (values) => signP(exactly(values), 0, { alternative: "greater" });
const wealth = (values, stake) => bettingWealth(exactly(values), stake)(0);

/** Ways to look again; each says whether "faster" is decided at the j-th look, one-sided at `alpha`. */
const procedures = {
  "unpaid (wrong)": (values, _, alpha) => fixedP(values) <= alpha,
  "spending α/(j(j + 1))": (values, j, alpha) => fixedP(values) <= alpha / (j * (j + 1)),
  "spending α/looks": (values, _, alpha, looks) => fixedP(values) <= alpha / looks,
  "bets on signs": (values, _, alpha) => wealth(values, "signs") >= 1 / alpha,
  "bets on ranks": (values, _, alpha) => wealth(values, "ranks") >= 1 / alpha,
  "both bets (verdicts)": (values, _, alpha) =>
    Math.min(wealth(values, "ranks"), wealth(values, "signs")) >= 1 / alpha,
};

/** One look, at all pairs. */
const onces = {
  "ranks, one look": (values, alpha) => fixedP(values) <= alpha,
  "both, one look": (values, alpha) => Math.max(fixedP(values), fixedSignP(values)) <= alpha,
};

/** Studies of log-normal times until each procedure says "faster", or there are `most` pairs. */
function extended(effect, most, alpha) {
  const random = stream("extended", effect, most);
  const looks = [];
  for (let n = 10; n <= most; n += 5) looks.push(n);
  const said = Object.fromEntries(
    [...Object.keys(procedures), ...Object.keys(onces)].map((name) => [name, { said: 0, pairs: 0 }]),
  );
  for (let i = 0; i < repetitions; i++) {
    const values = Array.from({ length: most }, () => Math.log(effect) + 0.4 * Math.SQRT2 * normal(random));
    for (const [name, isSaid] of Object.entries(procedures)) {
      const j = looks.findIndex((n, k) => isSaid(values.slice(0, n), k + 1, alpha, looks.length));
      said[name].said += j >= 0;
      said[name].pairs += looks[j] ?? most;
    }
    for (const [name, isSaid] of Object.entries(onces)) {
      said[name].said += isSaid(values, alpha);
      said[name].pairs += most;
    }
  }
  return said;
}

print(
  `How often “faster” is said, looking at 10, 15, 20 … pairs (${repetitions} repetitions), and after how many pairs on average`,
);
for (const [most, count] of [
  [60, 1],
  [200, 1],
  [100, 98],
]) {
  const alpha = 0.025 / count;
  const effects = count === 1 ? [1, 1.15, 1.3, 1.6, 2, 3] : [1, 1.3, 1.6, 2, 3];
  print(`\nup to ${most} pairs, one-sided ${(100 * alpha).toPrecision(2)} %`);
  print("".padEnd(22), ...effects.map((effect) => `${effect} ×`.padStart(18)));
  const found = effects.map((effect) => extended(effect, most, alpha));
  for (const name of Object.keys(found[0])) {
    const cells = found.map(
      (each) => `${percent(each[name].said)} ${(each[name].pairs / repetitions).toFixed(1).padStart(7)}`,
    );
    print(name.padEnd(22), ...cells);
  }
}
