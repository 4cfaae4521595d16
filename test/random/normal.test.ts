import { describe, expect, test } from "vitest";
import { erf } from "../../src/math/index.js";
import { normal } from "../../src/random/draws.js";
import { stream, type RandomSource } from "../../src/random/stream.js";
import { draws, kolmogorov, mean } from "./statistics.js";

const n = 20_000;
const cdf = (x: number) => (1 + erf(x / Math.SQRT2)) / 2;

function constant(value: number): RandomSource {
  return Object.assign(() => value, { double: () => value, int32: () => 0 });
}

describe("normal", () => {
  const random = stream("normal");
  const sample = draws(n, () => normal(random));
  const moment = (k: number) => mean(sample.map((x) => x ** k));

  test("has the moments of the standard normal distribution", () => {
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  });

  test("passes Kolmogorov and Smirnov's test within one stream", () => {
    expect(kolmogorov(sample, cdf)).toBeLessThan(1.95);
  });

  test("passes it across streams that differ in one number of their name", () => {
    expect(
      kolmogorov(
        draws(n, (seed) => normal(stream(1, "spirals", "evaluate", seed, "data"))),
        cdf,
      ),
    ).toBeLessThan(1.95);
  });

  test("draws what it always drew", () => {
    const known = stream(1, "x");
    expect([normal(known), normal(known)]).toEqual([-1.2796582408431223, -0.02997759852203971]);
  });

  test("stays finite at the ends of the source", () => {
    expect(normal(constant(0))).toBeCloseTo(0);
    expect(Number.isFinite(normal(constant(1 - 2 ** -53)))).toBe(true);
  });
});
