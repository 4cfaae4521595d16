import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  exclusionP,
  signInterval,
  signP,
  signedRankInterval,
  signedRankTest,
} from "../../src/stats/index.js";

const exactly = (values: readonly number[]) => values.map((value) => ({ lower: value, upper: value }));

const differences = fc.array(
  // Few values, so that ties and zeros abound; some are bounds alone.
  fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom("=", "≥", "≤", "?")).map(([value, bound]) => ({
    lower: bound === "≤" || bound === "?" ? -Infinity : value,
    upper: bound === "≥" || bound === "?" ? Infinity : value,
  })),
  { minLength: 6, maxLength: 25 },
);

test.each([
  ["signed ranks", signedRankInterval, exclusionP],
  ["signs", signInterval, signP],
] as const)(
  "the interval of %s leaves out just what its p rejects, ties and censoring included",
  (_, interval, p) => {
    fc.assert(
      fc.property(
        differences,
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom(0.05, 0.01, 0.2),
        (d, value, alpha) => {
          const { lower, upper } = interval(d, 1 - alpha);
          return (value < lower || value > upper) === p(d, value) <= alpha;
        },
      ),
      { numRuns: 2000 },
    );
  },
);

test("without ties it is the p of the exact two-sided test", () => {
  const values = [0.31, -0.12, 1.7, 0.52, 0.88, -0.41, 1.13, 0.07];
  expect(exclusionP(exactly(values), 0)).toBe(signedRankTest(exactly(values)).p);
});

test("the sign test's p is that of R's binom.test(7, 9), and of no differences 1", () => {
  expect(signP(exactly([1, 2, 3, 4, 5, 6, 7, -1, -2]), 0)).toBeCloseTo(0.1796875, 12);
  expect(signP([], 0)).toBe(1);
  expect(exclusionP([], 0)).toBe(1);
});

test("signs need no symmetry: of skewed differences their interval is about the median", () => {
  const skewed = exactly([0, 0, 0, 0, 0, 0, 0, 0, 0.4, 0.9]);
  expect(signInterval(skewed)).toEqual({ lower: 0, upper: 0.4 });
});

test("one-sided, they are the half of it on the side of the differences, and never small on the other", () => {
  for (const p of [exclusionP, signP]) {
    const sample = exactly([1, 2, 3, 4, 5, 6, -0.5]);
    expect(p(sample, 0, { alternative: "greater" })).toBe(p(sample, 0) / 2);
    expect(p(sample, 0, { alternative: "less" })).toBeGreaterThan(0.9);
  }
});

test("a difference that is the value but for rounding counts as being on it", () => {
  const sample = exactly([1, 2, 3, 4, 5, 0.1 + 0.2]);
  expect(signP(sample, 0.3)).toBe(signP(exactly([1, 2, 3, 4, 5, 0.3]), 0.3));
});
