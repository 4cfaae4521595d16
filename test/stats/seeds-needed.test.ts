import { expect, test } from "vitest";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import {
  median,
  seedsNeeded,
  seedsNeededRange,
  signInterval,
  signedRankInterval,
  type Bounds,
} from "../../src/stats/index.js";
import { exactly } from "./reference.js";

test("as many pairs as it asks for decide about as often as the power says", () => {
  const random = stream("seeds needed");
  const draw = (n: number): Bounds[] => exactly(Array.from({ length: n }, () => 0.5 + normal(random)));
  const advice = Array.from({ length: 300 }, () => seedsNeeded(draw(20), 0) ?? Infinity);
  const pairs = Math.ceil(median(advice));
  let decided = 0;
  for (let i = 0; i < 400; i++) if (signedRankInterval(draw(pairs)).lower > 0) decided++;
  expect(decided / 400).toBeGreaterThan(0.72);
  expect(decided / 400).toBeLessThan(0.88);
});

test("of differences of any shape, as many pairs as it asks for let signs decide about as often, too", () => {
  const random = stream("seeds needed by signs");
  const draw = (n: number): Bounds[] => exactly(Array.from({ length: n }, () => 0.5 + normal(random)));
  const options = { confidence: 0.99, shape: "any" } as const;
  const advice = Array.from({ length: 300 }, () => seedsNeeded(draw(40), 0, options) ?? Infinity);
  const pairs = Math.ceil(median(advice));
  let decided = 0;
  for (let i = 0; i < 400; i++) {
    const sample = draw(pairs);
    if (Math.min(signedRankInterval(sample, 0.99).lower, signInterval(sample, 0.99).lower) > 0) decided++;
  }
  expect(decided / 400).toBeGreaterThan(0.7);
  expect(decided / 400).toBeLessThan(0.9);
});

test("what neither ranks nor signs have decided is always asked for more pairs than it has", () => {
  const random = stream("undecided by either");
  for (let i = 0; i < 300; i++) {
    const n = 6 + (i % 60);
    const sample = exactly(Array.from({ length: n }, () => 0.5 + normal(random)));
    const confidence = i % 2 === 0 ? 0.95 : 0.999;
    const both = [signedRankInterval(sample, confidence), signInterval(sample, confidence)];
    if (both.some(({ lower, upper }) => lower <= 0 && upper >= 0))
      expect(seedsNeeded(sample, 0, { confidence, shape: "any" }) ?? Infinity).toBeGreaterThan(n);
  }
});

test("signs that point the other way than ranks are no reason to hope for more", () => {
  const sample = exactly([-1, -1, -1, -1, -1, -1, -1, 9, 9, 9, 9]);
  expect(seedsNeeded(sample, 0)).not.toBeNull();
  expect(seedsNeeded(sample, 0, { shape: "any" })).toBeNull();
});

test("a comparison that has not decided is always asked for more pairs than it has", () => {
  const random = stream("undecided");
  for (let i = 0; i < 300; i++) {
    const n = 6 + (i % 20);
    const sample = exactly(Array.from({ length: n }, () => 0.3 + normal(random)));
    const { lower, upper } = signedRankInterval(sample);
    if (lower <= 0 && upper >= 0) expect(seedsNeeded(sample, 0) ?? Infinity).toBeGreaterThan(n);
  }
});

test("half the distance to the null value needs four times the pairs", () => {
  const sample = exactly([-2.5, -2, -1, -0.5, 0, 0.5, 1, 2, 2.5]);
  const near = seedsNeeded(sample, 0.1)!;
  const nearer = seedsNeeded(sample, 0.05)!;
  expect(nearer / near).toBeCloseTo(4, 1);
});

test("it is the same from both sides of the null value", () => {
  const sample = [-1, 0, 1, 2, 3, 4];
  expect(seedsNeeded(exactly(sample.map((d) => -d)), 0)).toBe(seedsNeeded(exactly(sample), 0));
});

test("it never asks for fewer pairs than an interval takes", () => {
  expect(seedsNeeded([], 0)).toBe(6);
  expect(seedsNeeded(exactly([1]), 0)).toBe(6);
  expect(seedsNeeded(exactly([1, 1, 1]), 0)).toBe(6);
  expect(seedsNeeded(exactly([1, 1, 1]), 0, { confidence: 0.99 })).toBe(8);
});

test("it is null where more pairs can't be expected to decide", () => {
  const unknown = { lower: -Infinity, upper: Infinity };
  expect(seedsNeeded(exactly([-1, 0, 1]), 0)).toBeNull();
  expect(seedsNeeded([unknown, unknown, unknown, unknown, unknown, unknown, unknown], 0)).toBeNull();
  expect(seedsNeeded([...exactly([1, 2, 3, 4, 5, 6, 7]), unknown, unknown], 2)).toBeNull();
  expect(seedsNeeded(exactly([-1, 0, 1.001]), 0)).toBeNull();
});

test("times censored on the far side don't keep it from an answer", () => {
  const late = Array.from({ length: 10 }, (_, i) => ({ lower: i - 2, upper: Infinity }));
  expect(seedsNeeded(late, 0)).toBe(seedsNeeded(exactly(late.map(({ lower }) => lower)), 0));
});

test("its range holds the number that is truly needed in four of five samples or more", () => {
  const random = stream("range");
  const draw = (n: number): Bounds[] => exactly(Array.from({ length: n }, () => 0.5 + normal(random)));
  const needed = Math.ceil(median(Array.from({ length: 300 }, () => seedsNeeded(draw(200), 0) ?? Infinity)));
  const ranges = Array.from({ length: 100 }, () => seedsNeededRange(draw(20), 0, random));
  const holding = ranges.filter(({ lower, upper }) => lower <= needed && needed <= upper);
  expect(holding.length).toBeGreaterThanOrEqual(75);
});

test("its range has no end where more pairs may never decide", () => {
  const { lower, upper } = seedsNeededRange(exactly([-2, -1, 0, 1, 2.2]), 0, stream("no end"));
  expect(lower).toBeGreaterThanOrEqual(6);
  expect(upper).toBe(Infinity);
});
