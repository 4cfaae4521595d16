/**
 * Known truth, drawn again and again: how often does the interval contain it, and how often does a test of a against
 * itself reject? Run after `npm run build:js`:
 *
 *     node test/bench/coverage.mjs [--studies 2000]
 */
import { across } from "../../dist/modules/analysis/across.js";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import {
  comparePaired,
  decide,
  logRatio,
  median,
  seedsNeeded,
  signInterval,
  signedRankInterval,
} from "../../dist/modules/stats/index.js";
import { asked, print } from "./print.mjs";

const { studies: repetitions } = asked({ studies: 2000 });
const trueRatio = 2;

/** T_b / (2 · T_a) is symmetric about 1 on a log scale, except for the last. */
const noises = {
  "log-normal": (random) => Math.exp(0.5 * normal(random)),
  "heavy tails (t, 2 df)": (random) =>
    Math.exp((0.3 * normal(random)) / Math.sqrt(-Math.log(1 - random.double()))),
  uniform: (random) => Math.exp(2 * random.double() - 1),
  "two clusters": (random) => Math.exp((random() < 0.5 ? 1 : -1) + 0.2 * normal(random)),
  // The pseudo-median of an exponential is half the median of a gamma with shape 2.
  "skewed (exponential)": (random) => Math.exp(-Math.log(1 - random.double()) - 1.6783469900166612 / 2),
};

function drawTimes(noise, random) {
  const a = 10 * Math.exp(0.4 * normal(random));
  return { a, b: a * trueRatio * noise(random) };
}

/** The horizon that leaves a share of the pairs censored. */
function horizonFor(noise, share) {
  if (share === 0) return Infinity;
  const random = stream("horizon");
  const last = Array.from({ length: 20_000 }, () => {
    const { a, b } = drawTimes(noise, random);
    return Math.max(a, b);
  }).toSorted((x, y) => x - y);
  return last[Math.floor((1 - share) * last.length)];
}

const watch = (time, horizon) => (time <= horizon ? { reached: true, time } : { reached: false, horizon });

/** Three ways to treat censored pairs; the last two are what this project does not do. */
const treatments = {
  "worst case": ({ a, b }, horizon) => ({ a: watch(a, horizon), b: watch(b, horizon) }),
  dropped: ({ a, b }, horizon) =>
    Math.max(a, b) > horizon ? undefined : { a: watch(a, Infinity), b: watch(b, Infinity) },
  imputed: ({ a, b }, horizon) => ({
    a: watch(Math.min(a, horizon), Infinity),
    b: watch(Math.min(b, horizon), Infinity),
  }),
};

function coverage(noiseName, n, share) {
  const horizon = horizonFor(noises[noiseName], share);
  const random = stream("coverage", noiseName, n, share);
  const compared = share === 0 ? ["worst case"] : Object.keys(treatments);
  const covered = Object.fromEntries(compared.map((name) => [name, 0]));
  for (let i = 0; i < repetitions; i++) {
    const times = Array.from({ length: n }, () => drawTimes(noises[noiseName], random));
    for (const name of compared) {
      const pairs = times.map((pair) => treatments[name](pair, horizon)).filter((pair) => pair !== undefined);
      const { lower, upper } = comparePaired(pairs).interval;
      if (lower <= trueRatio && trueRatio <= upper) covered[name]++;
    }
  }
  return covered;
}

/** Of skewed noise: how often the interval of signed ranks, and that of signs, contains the median ratio. */
function medianCoverage(n) {
  const noise = noises["skewed (exponential)"];
  const random = stream("median", n);
  // The median of an exponential is ln 2.
  const truth = Math.log(trueRatio) + Math.LN2 - 1.6783469900166612 / 2;
  const covered = { ranks: 0, signs: 0 };
  for (let i = 0; i < repetitions; i++) {
    const pairs = Array.from({ length: n }, () =>
      treatments["worst case"](drawTimes(noise, random), Infinity),
    );
    const { lower, upper } = comparePaired(pairs).interval;
    covered.ranks += lower <= Math.exp(truth) && Math.exp(truth) <= upper;
    const signs = signInterval(pairs.map(({ a, b }) => logRatio(a, b)));
    covered.signs += signs.lower <= truth && truth <= signs.upper;
  }
  return covered;
}

/** Whole epochs, so that ties and zeros abound; two runs of the same activation. */
function falsePositives(n, horizon) {
  const random = stream("null", n, horizon);
  const epochs = () => watch(Math.max(1, Math.round(12 * Math.exp(0.4 * normal(random)))), horizon);
  const counts = { p: 0, supported: 0, direction: 0, censored: 0 };
  for (let i = 0; i < repetitions; i++) {
    const pairs = Array.from({ length: n }, () => ({ a: epochs(), b: epochs() }));
    const { p, censored } = comparePaired(pairs);
    counts.p += p <= 0.05;
    counts.censored += censored / n;
    counts.supported +=
      decide(comparePaired(pairs, { alternative: "greater" }), { times: 1 }) === "supported";
    counts.direction += decide(comparePaired(pairs), { times: 6 }) === "direction only";
  }
  return counts;
}

/** Of samples of a pilot: how many seeds they ask for in the median, and how often that many then decide, by ranks and signs. */
function advice(n, effect) {
  const random = stream("advice", n, effect);
  const draw = (size) =>
    Array.from({ length: size }, () => {
      const difference = Math.log(effect) + 0.4 * Math.SQRT2 * normal(random);
      return { lower: difference, upper: difference };
    });
  const advised = Array.from(
    { length: repetitions },
    () => seedsNeeded(draw(n), 0, { shape: "any" }) ?? Infinity,
  );
  const pairs = Math.ceil(median(advised));
  const rounds = Math.ceil(repetitions / 4);
  let decided = 0;
  for (let i = 0; i < rounds; i++) {
    const sample = draw(pairs);
    decided += signedRankInterval(sample).lower > 0 && signInterval(sample).lower > 0;
  }
  return { pairs, share: decided / rounds };
}

/**
 * A study of several data sets through the product's own comparison across them: how often does the interval of each
 * activation's relative time contain the true one? Equal activations are the hard case: whoever was the fastest was lucky.
 */
function acrossCoverage({ activations, effect, datasets, n, horizon }) {
  const random = stream("across", activations, effect, datasets, n, horizon);
  const labels = ["relu", ...Array.from({ length: activations - 1 }, (_, i) => `a${i + 1}`)];
  const spec = { training: { epochs: horizon, evaluateEvery: 1 } };
  const rounds = Math.ceil(repetitions / 10);
  let [covered, intervals] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const conditions = Array.from({ length: datasets }, (_, d) => {
      const luck = Array.from({ length: n }, () => 20 * (d + 1) * Math.exp(0.3 * normal(random)));
      const arms = labels.map((label, i) => ({
        label,
        spec,
        rate: 0.1,
        atEdge: false,
        trials: luck.map((time, seed) => {
          const epochs = time * (i === 0 ? 1 : effect) * Math.exp(0.3 * normal(random));
          const score = epochs <= horizon ? { reached: true, epochs } : { reached: false, horizon };
          return { seed, state: "completed", score };
        }),
      }));
      return { where: { regime: "given", factors: { dataset: `d${d}` } }, arms };
    });
    const [{ rows }] = across({ datasets: conditions, seed: round }, conditions);
    for (const { interval } of rows.slice(1)) {
      intervals++;
      covered += interval.lower <= effect && effect <= interval.upper;
    }
  }
  return { covered, intervals };
}

const percent = (count, of = repetitions) => `${((100 * count) / of).toFixed(1)} %`.padStart(10);

print(
  `Coverage of the 95 % interval, ${repetitions} repetitions (± ${percent(2 * Math.sqrt(0.0475 / repetitions), 1).trim()})`,
);
print("noise".padEnd(22), "  n", "censored", ...Object.keys(treatments).map((name) => name.padStart(10)));
for (const name of Object.keys(noises)) {
  for (const share of [0, 0.4]) {
    for (const n of [10, 20, 50]) {
      const covered = Object.values(coverage(name, n, share)).map((count) => percent(count));
      print(name.padEnd(22), String(n).padStart(3), `${100 * share} %`.padStart(8), ...covered);
    }
  }
}

print(
  "\nOf skewed noise (exponential): how often the 95 % interval contains the median, by signed ranks and by signs",
);
for (const n of [10, 20, 50]) {
  const { ranks, signs } = medianCoverage(n);
  print(String(n).padStart(3), percent(ranks), percent(signs));
}

print(
  "\nA against itself, whole epochs: how often p ≤ 0.05, “faster” is supported, “6 times faster” is direction only",
);
print("  n", "  censored", "  p ≤ 0.05", " supported", " direction");
for (const horizon of [1000, 13]) {
  for (const n of [10, 20, 50]) {
    const { p, supported, direction, censored } = falsePositives(n, horizon);
    print(String(n).padStart(3), percent(censored), percent(p), percent(supported), percent(direction));
  }
}

print("\nSeeds needed for a decision at 80 %: the median advice, and how often that many pairs decide");
for (const [n, effect] of [
  [10, 1.3],
  [20, 1.3],
  [20, 1.15],
  [50, 1.15],
]) {
  const { pairs, share } = advice(n, effect);
  print(`n = ${n}, ${effect} ×:`.padEnd(16), `${pairs} pairs decide`.padStart(20), percent(share, 1));
}

print("\nAcross data sets: how often the 95 % interval of a relative time contains the true one");
for (const activations of [2, 7]) {
  for (const effect of [1, 1.5]) {
    for (const [datasets, n, horizon] of [
      [2, 10, 1000],
      [3, 10, 1000],
      [3, 20, 1000],
      [6, 10, 1000],
      [3, 10, 80],
    ]) {
      const { covered, intervals } = acrossCoverage({ activations, effect, datasets, n, horizon });
      const title = `${activations} activations, ${effect} ×, ${datasets} data sets, n = ${n}, horizon ${horizon}:`;
      print(title.padEnd(62), percent(covered, intervals));
    }
  }
}
