import * as fc from "fast-check";
import { expect, test } from "vitest";
import { median, quantile } from "../../src/stats/index.js";
import { agree, r } from "./reference.js";

test("quantiles are R's type 7, also where times are infinite", () => {
  for (const { values, p, quantiles } of r.quantiles) {
    for (const [i, share] of p.entries()) {
      expect(agree(quantile(values, share), quantiles[i]), `${values} at ${share}`).toBe(true);
    }
  }
});

test("a quantile is never NaN, lies within the sample, and does not fall as p rises", () => {
  const samples = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 });
  const infinite = fc.array(fc.constantFrom(-Infinity, Infinity), { maxLength: 4 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(samples, infinite, share, share, (finite, rest, p, q) => {
      const values = [...finite, ...rest];
      const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
      const slack = 1e-6;
      return low <= high + slack && low >= Math.min(...values) && high <= Math.max(...values);
    }),
  );
});

test("between −Infinity and Infinity a quantile is Infinity", () => {
  expect(quantile([-Infinity, Infinity], 0.5)).toBe(Infinity);
});

test("an index that is whole but for rounding is the order statistic itself", () => {
  const values = Array.from({ length: 101 }, (_, i) => (i > 29 ? Infinity : i));
  expect(quantile(values, 0.29)).toBe(29);
  expect(quantile([0, 0, 0, 0, 0, 0, 0, 7, Infinity, Infinity, Infinity], 0.7)).toBe(7);
});

test("a quantile leaves its sample as it was", () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  expect(values).toEqual([3, 1, 2]);
});

test("an empty sample, NaN and a share beyond 1 are refused", () => {
  expect(() => median([])).toThrow("the sample is empty");
  expect(() => median([1, NaN])).toThrow("the sample contains NaN");
  expect(() => quantile([1], 1.5)).toThrow("p is 1.5");
  expect(() => quantile([1], NaN)).toThrow("p is NaN");
});

test("the median is finite while more than half of the sample is", () => {
  expect(median([4, Infinity, 2])).toBe(4);
  expect(median([4, Infinity])).toBe(Infinity);
});
