import { expect, test } from "vitest";
import {
  countDistinct,
  intervalAt,
  measureDifferences,
  medianInterval,
  pAgainst,
} from "../../src/analysis/location.js";
import { leastAlpha, shiftedInterval } from "../../src/analysis/shift.js";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { hodgesLehmann, signedRankInterval, type Bounds } from "../../src/stats/index.js";

const sample = (name: string, n: number, centre: number, spread: number): Bounds[] => {
  const random = stream("shift", name);
  return Array.from({ length: n }, () => {
    const value = centre + spread * normal(random);
    return { lower: value, upper: value };
  });
};

const ofRatios = { scale: "ratio", sampling: "fixed" } as const;
const epochs = sample("epochs", 20, 0.5, 0.2);
const clock = measureDifferences(sample("clock", 24, 0.3, 0.1), ofRatios);
const moved = measureDifferences(epochs, { ...ofRatios, shift: clock });

const mirrored = (all: readonly Bounds[]) =>
  all.map(({ lower, upper }) => ({ lower: -upper, upper: -lower }));

const unknown = () => ({ lower: -Infinity, upper: Infinity });

test("a centre that is moved by another is their sum, and its interval that of both at what they may err by together", () => {
  const [own, by] = [hodgesLehmann(epochs), hodgesLehmann(clock.differences)];
  expect(Math.log(moved.estimate.lower)).toBeCloseTo(own.lower + by.lower, 12);
  expect(moved.estimate.bound).toBe("=");
  for (const alpha of [0.05, 0.05 / 60]) {
    const ends = [
      signedRankInterval(epochs, 1 - 0.9 * alpha),
      signedRankInterval(clock.differences, 1 - 0.1 * alpha),
    ];
    const { lower, upper } = intervalAt(moved, 1 - alpha);
    expect(Math.log(lower)).toBeCloseTo(ends[0].lower + ends[1].lower, 12);
    expect(Math.log(upper)).toBeCloseTo(ends[0].upper + ends[1].upper, 12);
  }
});

test("where only the clock varies, its interval grows with how many stand together", () => {
  const same = measureDifferences(sample("same", 20, 0, 0), { ...ofRatios, shift: clock });
  const [alone, of60] = [1 - 0.05, 1 - 0.05 / 60].map((confidence) => intervalAt(same, confidence));
  expect(of60.lower).toBeLessThan(alone.lower);
  expect(of60.upper).toBeGreaterThan(alone.upper);
});

test("its p is the least α whose interval leaves the value out", () => {
  for (const value of [1, 1.5, 2, 2.1, 3]) {
    const p = pAgainst(moved, value);
    const isOut = (alpha: number) => {
      const { lower, upper } = intervalAt(moved, 1 - alpha);
      return value < lower || value > upper;
    };
    if (p < 1) expect(isOut(p)).toBe(true);
    if (p > 1e-12) expect(isOut(p / 1.001)).toBe(false);
  }
  expect(moved.p).toBeCloseTo(pAgainst(moved, 1) / 2, 12);
});

test("the interval of the median takes the clock's median as well", () => {
  const { lower, upper } = medianInterval(moved);
  expect(lower).toBeLessThan(moved.estimate.lower);
  expect(upper).toBeGreaterThan(moved.estimate.upper);
  expect([lower, upper]).not.toEqual([moved.interval.lower, moved.interval.upper]);
});

test("two that differ in the clock alone are two measurements, and the same the other way round is one", () => {
  const other = measureDifferences(sample("other clock", 24, 0.3, 0.1), ofRatios);
  expect(countDistinct([moved, measureDifferences(epochs, { ...ofRatios, shift: other })])).toBe(2);
  const back = measureDifferences(mirrored(clock.differences), ofRatios);
  expect(countDistinct([moved, measureDifferences(mirrored(epochs), { ...ofRatios, shift: back })])).toBe(1);
});

test("nothing that is left out has a p of 1, and all that is left out at once the least", () => {
  expect(leastAlpha(() => false)).toBe(1);
  expect(leastAlpha(() => true)).toBe(1e-12);
  expect(shiftedInterval(unknown, () => ({ lower: 1, upper: 2 }), 0.95)).toEqual(unknown());
});
