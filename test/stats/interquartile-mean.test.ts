import { expect, test } from "vitest";
import { interquartileMean } from "../../src/stats/index.js";
import { agree, scipy } from "./reference.js";

test("the interquartile mean is SciPy's trim_mean(x, 0.25)", () => {
  for (const { values, mean } of scipy.interquartileMean) {
    expect(agree(interquartileMean(values), mean), `n = ${values.length}`).toBe(true);
  }
});

test("Infinity counts only where it reaches the middle half, and never gives NaN", () => {
  expect(interquartileMean([Infinity, 1, 2, 3])).toBe(2.5);
  expect(interquartileMean([Infinity, Infinity, 2, 3])).toBe(Infinity);
  expect(interquartileMean([-Infinity, Infinity])).toBe(Infinity);
});

test("an empty sample is refused", () => {
  expect(() => interquartileMean([])).toThrow("the sample is empty");
});
