import { expect, test } from "vitest";
import { applyScale, columnScale } from "../../src/datasets/standardise.js";

test("columns get mean 0 and the population's standard deviation 1", () => {
  const values = Float64Array.of(1, 10, 3, 30, 5, 50);
  const scaled = applyScale(values.slice(), columnScale(values, 2));
  const outer = Math.sqrt(1.5);
  for (const [i, x] of [-outer, -outer, 0, 0, outer, outer].entries()) expect(scaled[i]).toBeCloseTo(x, 14);
});

test("a constant column becomes exactly 0, and what differs later keeps its distance", () => {
  const values = Float64Array.of(0.1, 1, 0.1, 2, 0.1, 4);
  const scale = columnScale(values, 2);
  expect([...applyScale(values.slice(), scale)].filter((_, k) => k % 2 === 0)).toEqual([0, 0, 0]);
  expect(applyScale(Float64Array.of(2.1, 1), scale)[0]).toBe(2);
});
