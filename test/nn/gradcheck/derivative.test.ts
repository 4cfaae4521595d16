import { expect, test } from "vitest";
import { derivative } from "../../../src/nn/gradcheck/index.js";

test("the derivative of a smooth function is exact to a few units of rounding over the step", () => {
  const found = derivative(Math.exp, 1, 1 / 16);
  expect(found?.step).toBe(1 / 128);
  expect(Math.abs((found?.value ?? NaN) - Math.E)).toBeLessThan(1e-12);
  expect(found?.change).toBeLessThan(1e-9);
});

test("the derivative of a polynomial of degree eight has no truncation error", () => {
  expect(derivative((x) => x ** 8 - 3 * x ** 5, 1, 0.5)?.value).toBeCloseTo(8 - 15, 12);
});

test("a function that bends faster than the differences can see betrays itself by its change", () => {
  const found = derivative((x) => Math.sin(1000 * x), 0.3, 1 / 16);
  expect(found?.change).toBeGreaterThan(1e-3);
});

test("there is no derivative where the function is not defined on the way", () => {
  expect(derivative((x) => (x < 1 ? x : undefined), 0.99, 1 / 16)).toBeUndefined();
});
