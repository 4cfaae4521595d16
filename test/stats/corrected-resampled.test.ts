import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { correctedResampled } from "../../src/stats/index.js";

interface Case {
  readonly differences: readonly number[];
  readonly testRatio: number;
  readonly confidence: number;
  readonly mean: number;
  readonly interval: readonly [number, number];
  readonly p: number;
}

const cases = JSON.parse(
  readFileSync(new URL("../fixtures/stats/corrected-resampled.json", import.meta.url), "utf8"),
) as Case[];

test("mean, interval and p are R's, with and without correction", () => {
  expect(cases.length).toBeGreaterThan(30);
  for (const { differences, testRatio, confidence, ...expected } of cases) {
    const { mean, interval, p } = correctedResampled(differences, testRatio, confidence);
    expect(mean).toBeCloseTo(expected.mean, 12);
    expect(interval.lower).toBeCloseTo(expected.interval[0], 9);
    expect(interval.upper).toBeCloseTo(expected.interval[1], 9);
    expect(p).toBeCloseTo(expected.p, 12);
  }
});

test("differences that are all the same have a point, and p is 0 or 1", () => {
  expect(correctedResampled([2, 2, 2], 0.25)).toEqual({ mean: 2, interval: { lower: 2, upper: 2 }, p: 0 });
  expect(correctedResampled([0, 0], 0.25).p).toBe(1);
});

test("a single split is refused", () => {
  expect(() => correctedResampled([1], 0.25)).toThrow("1 differences");
});
