import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normal } from "../../src/random/draws.js";
import { stream, type RandomSource } from "../../src/random/stream.js";
import {
  anytimeP,
  bettingWealth,
  confidenceSequence,
  signInterval,
  signedRankInterval,
  type Bounds,
  type Stake,
} from "../../src/stats/index.js";
import { agree, exactly } from "./reference.js";

/** What NumPy makes of the definition, see test/fixtures/stats/confidence-sequence.py. */
const cases = JSON.parse(
  readFileSync(new URL("../fixtures/stats/confidence-sequence.json", import.meta.url), "utf8"),
  (_, value) => (value === "Infinity" ? Infinity : value === "-Infinity" ? -Infinity : value),
) as {
  values: number[];
  bound: string[];
  stake: Stake;
  confidence: number;
  interval: [number, number];
  at: number;
  p: number;
}[];

const bounded = (value: number, bound: string): Bounds => ({
  lower: bound === "<" || bound === "?" ? -Infinity : value,
  upper: bound === ">" || bound === "?" ? Infinity : value,
});

describe("the confidence sequence is what its definition gives, value by value (NumPy)", () => {
  for (const { values, bound, stake, confidence, interval, at, p } of cases) {
    const censored = bound.filter((each) => each !== "=").length;
    test(`${stake}, ${values.length} differences, ${censored} of them censored, ${confidence}, p of ${at}`, () => {
      const differences = values.map((value, i) => bounded(value, bound[i]));
      const { lower, upper } = confidenceSequence(differences, confidence, stake);
      const found = [lower, upper, anytimeP(differences, at, { stake })];
      expect(found.filter((each, i) => !agree(each, [...interval, p][i]))).toEqual([]);
    });
  }
});

/** Few values, so that ties and zeros abound; some are bounds alone. */
const differences = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 5 }), fc.constantFrom("=", "=", ">", "<", "?")),
  { minLength: 1, maxLength: 25 },
);
const stakes = fc.constantFrom<Stake>("ranks", "signs");

test("it leaves out just what its p rejects, ties and censoring included", () => {
  fc.assert(
    fc.property(
      differences,
      stakes,
      fc.integer({ min: -5, max: 5 }),
      fc.constantFrom(0.05, 0.2, 0.5),
      (d, stake, value, alpha) => {
        const bounds = d.map(([each, bound]) => bounded(each, bound));
        const { lower, upper } = confidenceSequence(bounds, 1 - alpha, stake);
        return (value < lower || value > upper) === anytimeP(bounds, value, { stake }) <= alpha;
      },
    ),
    { numRuns: 2000 },
  );
});

test("whatever the censored differences are, the wealth is no less than it is said to be", () => {
  fc.assert(
    fc.property(
      differences,
      fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 25, maxLength: 25 }),
      stakes,
      fc.double({ min: -4, max: 6, noNaN: true }),
      (d, beyond, stake, value) => {
        const bounds = d.map(([each, bound]) => bounded(each, bound));
        const completed = d.map(([each, bound], i) => {
          const sign =
            bound === "?" ? (beyond[i] > 4.5 ? 1 : -1) : bound === "=" ? 0 : bound === ">" ? 1 : -1;
          return each + sign * beyond[i];
        });
        return bettingWealth(bounds, stake)(value) <= bettingWealth(exactly(completed), stake)(value);
      },
    ),
    { numRuns: 2000 },
  );
});

test("it only ever shrinks, and the wealth falls as the value rises", () => {
  const random = stream("shrinks");
  const drawn = exactly(Array.from({ length: 40 }, () => 0.5 + normal(random)));
  for (const stake of ["ranks", "signs"] as const) {
    let last = { lower: -Infinity, upper: Infinity };
    for (let n = 1; n <= drawn.length; n++) {
      const next = confidenceSequence(drawn.slice(0, n), 0.9, stake);
      expect(next.lower).toBeGreaterThanOrEqual(last.lower);
      expect(next.upper).toBeLessThanOrEqual(last.upper);
      last = next;
    }
    const wealth = [-2, -1, -0.5, 0, 0.3, 0.9, 2, 5].map(bettingWealth(drawn, stake));
    expect(wealth).toEqual(wealth.toSorted((a, b) => b - a));
  }
});

test("it pays for looking at any time: it holds the interval of a number of differences that was fixed", () => {
  const random = stream("wider");
  for (const n of [6, 12, 25, 60]) {
    const drawn = exactly(Array.from({ length: n }, () => 0.5 + normal(random)));
    for (const [stake, fixed] of [
      ["ranks", signedRankInterval],
      ["signs", signInterval],
    ] as const) {
      const [narrow, wide] = [fixed(drawn), confidenceSequence(drawn, 0.95, stake)];
      expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
      expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
    }
  }
});

// test/bench/coverage-sequential.mjs prints the full table.
describe("looking after each of 100 differences, it ever misses the truth at most 2.5 % of the time on either side", () => {
  const repetitions = 2000;
  const noises: Record<string, (random: RandomSource) => number> = {
    normal: (random) => normal(random),
    "with ties": (random) => Math.round(1.2 * normal(random)),
    "heavy-tailed": (random) => normal(random) / Math.sqrt(-Math.log(1 - random.double())),
  };
  for (const [name, noise] of Object.entries(noises)) {
    test(name, () => {
      const random = stream("ever", name);
      let [above, below] = [0, 0];
      for (let i = 0; i < repetitions; i++) {
        const drawn = Array.from({ length: 100 }, () => noise(random));
        // The largest wealth so far remembers every earlier look.
        if (bettingWealth(exactly(drawn))(0) >= 40) above++;
        if (bettingWealth(exactly(drawn.map((each) => -each)))(0) >= 40) below++;
      }
      expect(above / repetitions).toBeLessThanOrEqual(0.025);
      expect(below / repetitions).toBeLessThanOrEqual(0.025);
      expect(above + below).toBeGreaterThan(0);
    });
  }
});
