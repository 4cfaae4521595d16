import { expect, test } from "vitest";
import { biasCorrection } from "../../../src/nn/optimizers/moments.js";

test("the bias correction is 1 − βᵗ for every step, however late", () => {
  expect(biasCorrection(0.9, 1)).toBe(1 - 0.9);
  expect(biasCorrection(0.5, 10)).toBe(1 - 2 ** -10);
  expect(biasCorrection(0.999, 12_345)).toBeCloseTo(1 - Math.exp(12_345 * Math.log(0.999)), 14);
  expect(biasCorrection(0.999, 2 ** 40)).toBe(1);
  expect(biasCorrection(0, 1)).toBe(1);
});
