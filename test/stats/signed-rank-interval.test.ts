import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hodgesLehmann, signedRankInterval, signedRankTest, type Bounds } from "../../src/stats/index.js";
import { agree, exactly, r } from "./reference.js";

/** Some of the values censored, downwards or upwards or both. */
const censored = fc.array(
  fc
    .tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.boolean(), fc.boolean())
    .map(([value, down, up]) => ({ value, lower: down ? -Infinity : value, upper: up ? Infinity : value })),
  { minLength: 1, maxLength: 14 },
);

test("estimate and interval are R's", () => {
  for (const { values, mu, confidence, estimate, interval } of r.wilcoxon) {
    const label = `n = ${values.length}, mu = ${mu}`;
    const found = signedRankInterval(exactly(values), confidence);
    expect(agree(found.lower, interval[0]), label).toBe(true);
    expect(agree(found.upper, interval[1]), label).toBe(true);
    expect(agree(hodgesLehmann(exactly(values)).lower, estimate), label).toBe(true);
  }
});

test("the interval excludes exactly the values that the test rejects", () => {
  const values = [0.3, -0.9, 1.7, 2.1, 0.4, 1.1, 3.2, -0.2, 0.8, 1.9];
  const { lower, upper } = signedRankInterval(exactly(values), 0.95);
  const rejected = (nullValue: number): boolean => signedRankTest(exactly(values), { nullValue }).p <= 0.05;
  expect([lower - 1e-6, lower + 1e-6, upper - 1e-6, upper + 1e-6].map(rejected)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

function contains(outer: Bounds, inner: Bounds): boolean {
  return outer.lower <= inner.lower && inner.upper <= outer.upper;
}

test("censoring can only widen the estimate and the interval around what the full data give", () => {
  fc.assert(
    fc.property(censored, (sample) => {
      const full = exactly(sample.map(({ value }) => value));
      return (
        contains(hodgesLehmann(sample), hodgesLehmann(full)) &&
        contains(signedRankInterval(sample, 0.9), signedRankInterval(full, 0.9))
      );
    }),
  );
});

test("fewer than six differences have no interval at 95 %, and six have one", () => {
  expect(signedRankInterval(exactly([1, 2, 3, 4, 5]))).toEqual({ lower: -Infinity, upper: Infinity });
  expect(signedRankInterval(exactly([1, 2, 3, 4, 5, 6]))).toEqual({ lower: 1, upper: 6 });
  expect(signedRankInterval([])).toEqual({ lower: -Infinity, upper: Infinity });
});

test("the pseudo-median is identified when the censored differences can't move it", () => {
  const sample = [...exactly([1, 1, 1, 1, 1, 1, 1, 1]), { lower: 1, upper: Infinity }];
  expect(hodgesLehmann(sample)).toEqual({ lower: 1, upper: 1 });
});

test("no differences, or none of which anything is known, identify nothing", () => {
  const nothing = { lower: -Infinity, upper: Infinity };
  expect(hodgesLehmann([])).toEqual(nothing);
  expect(hodgesLehmann([nothing, nothing])).toEqual(nothing);
});

test("an impossible confidence is refused", () => {
  expect(() => signedRankInterval(exactly([1]), 95)).toThrow("the confidence is 95");
});
