import { expect, it } from "vitest";
import { confidenceOfLook } from "../../src/race/standing.js";

it("spends 5 % over however many looks", () => {
  const spent = Array.from({ length: 10_000 }, (_, j) => 1 - confidenceOfLook(j + 1));
  const total = spent.reduce((sum, alpha) => sum + alpha, 0);
  expect(total).toBeLessThan(0.05);
  expect(total).toBeGreaterThan(0.0499);
});
