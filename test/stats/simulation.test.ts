import { describe, expect, test } from "vitest";
import { normal } from "../../src/random/draws.js";
import { stream, type RandomSource } from "../../src/random/stream.js";
import {
  comparePaired,
  decide,
  equivalenceTest,
  logRatio,
  signedRankInterval,
  signedRankTail,
  type EventTime,
  type TimePair,
} from "../../src/stats/index.js";
import { signedRankCritical } from "../../src/stats/signed-rank-interval.js";

// test/bench/coverage.mjs prints the full table.

const repetitions = 2000;
const trueRatio = 2;

/** Noise of T_b / T_a, symmetric about 1 on a log scale. */
const noises: Record<string, (random: RandomSource) => number> = {
  "log-normal": (random) => Math.exp(0.5 * normal(random)),
  "heavy-tailed": (random) => Math.exp((0.3 * normal(random)) / Math.sqrt(-Math.log(1 - random.double()))),
};

function watch(time: number, horizon: number): EventTime {
  return time <= horizon ? { reached: true, time } : { reached: false, horizon };
}

function coverage(name: string, n: number, horizon: number): { covered: number; censored: number } {
  const random = stream("coverage", name, n, horizon);
  let [covered, censored] = [0, 0];
  for (let i = 0; i < repetitions; i++) {
    const pairs = Array.from({ length: n }, () => {
      const a = 10 * Math.exp(0.4 * normal(random));
      return { a: watch(a, horizon), b: watch(a * trueRatio * noises[name](random), horizon) };
    });
    const { lower, upper } = signedRankInterval(pairs.map(({ a, b }) => logRatio(a, b)));
    if (lower <= Math.log(trueRatio) && Math.log(trueRatio) <= upper) covered++;
    censored += pairs.filter(({ a, b }) => !a.reached || !b.reached).length / n;
  }
  return { covered: covered / repetitions, censored: censored / repetitions };
}

describe("the 95 % interval covers the true ratio", () => {
  for (const name of Object.keys(noises)) {
    for (const n of [10, 20, 50]) {
      test(`at least 93 % of the time, and as often as its exact level says: ${name}, n = ${n}`, () => {
        const { covered } = coverage(name, n, 1e9);
        const untied = Array.from({ length: n }, (_, i) => 2 * (i + 1));
        const level = 1 - 2 * signedRankTail(untied, 2 * (signedRankCritical(n, 0.025) - 1));
        const fourErrors = 4 * Math.sqrt((level * (1 - level)) / repetitions);
        expect(covered).toBeGreaterThanOrEqual(0.93);
        expect(Math.abs(covered - level)).toBeLessThan(fourErrors);
      });

      test(`at least 95 % of the time with 40 % of the pairs censored: ${name}, n = ${n}`, () => {
        const { covered, censored } = coverage(name, n, 24);
        expect(censored).toBeGreaterThan(0.36);
        expect(censored).toBeLessThan(0.44);
        expect(covered).toBeGreaterThanOrEqual(0.95);
      });
    }
  }
});

/** Two runs of the same activation: whole epochs, so that ties and zeros abound. */
function nullPairs(n: number, horizon: number, random: RandomSource): TimePair[] {
  const epochs = (): EventTime =>
    watch(Math.max(1, Math.round(12 * Math.exp(0.4 * normal(random)))), horizon);
  return Array.from({ length: n }, () => ({ a: epochs(), b: epochs() }));
}

describe("an activation against itself", () => {
  for (const [n, horizon] of [
    [10, 1000],
    [20, 1000],
    [20, 13],
    [50, 1000],
  ]) {
    test(`is found faster, or only faster, at most 5 % of the time: n = ${n}, horizon ${horizon}`, () => {
      const random = stream("null", n, horizon);
      let [rejected, supported, direction] = [0, 0, 0];
      for (let i = 0; i < repetitions; i++) {
        const pairs = nullPairs(n, horizon, random);
        const found = comparePaired(pairs);
        const greater = comparePaired(pairs, { alternative: "greater" });
        if (found.p <= 0.05) rejected++;
        if (decide(greater, { times: 1 }) === "supported") supported++;
        if (decide(found, { times: 6 }) === "direction only") direction++;
      }
      const threeErrors = 3 * Math.sqrt((0.05 * 0.95) / repetitions);
      expect(rejected / repetitions).toBeLessThan(0.05 + threeErrors);
      expect(supported / repetitions).toBeLessThanOrEqual(0.05);
      expect(direction / repetitions).toBeLessThanOrEqual(0.05);
    });
  }
});

test("two activations that differ by just the margin are called equivalent at most 5 % of the time", () => {
  const random = stream("edge of the margin");
  let equivalent = 0;
  for (let i = 0; i < repetitions; i++) {
    const differences = Array.from({ length: 20 }, () => {
      const difference = Math.log(1.3) + 0.2 * normal(random);
      return { lower: difference, upper: difference };
    });
    if (equivalenceTest(differences, 1.3) <= 0.05) equivalent++;
  }
  expect(equivalent / repetitions).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / repetitions));
  expect(equivalent / repetitions).toBeGreaterThan(0.02);
});
