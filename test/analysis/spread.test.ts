import { expect, test } from "vitest";
import { spread } from "../../src/analysis/spread.js";

test("the median of more than half censored times is beyond the horizon, the first quartile may be known", () => {
  expect(spread([1, 2, Infinity, Infinity, Infinity], "minimize")).toEqual({
    q1: 2,
    median: Infinity,
    q3: Infinity,
  });
});

test("a diverged trial's accuracy lies below all others, and no quartile is NaN", () => {
  expect(spread([0.9, -Infinity, 0.8, -Infinity], "maximize")).toEqual({
    q1: -Infinity,
    median: -Infinity,
    q3: expect.closeTo(0.825, 12),
  });
});

test("nothing has no spread", () => {
  expect(spread([], "minimize")).toBeNull();
});
