import { expect, test } from "vitest";
import { stream } from "../../src/random/stream.js";
import { uniform } from "../../src/random/draws.js";
import { draws, kolmogorov } from "./statistics.js";

test("uniform fills its interval evenly and stays inside", () => {
  const random = stream("uniform");
  const sample = draws(20_000, () => uniform(-2, 3, random));
  expect(kolmogorov(sample, (x) => (x + 2) / 5)).toBeLessThan(1.95);
  expect(Math.min(...sample)).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...sample)).toBeLessThan(3);
});

test("uniform draws all 53 bits", () => {
  const random = stream("bits");
  const parts = draws(100, () => uniform(0, 1, random) * 2 ** 53);
  expect(parts.every(Number.isInteger)).toBe(true);
  expect(parts.some((x) => x % 2 === 1)).toBe(true);
});
