import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../src/stats/index.js";
import { agree, r } from "./reference.js";

test("the quantile is R's qnorm, far tails included", () => {
  for (const [i, p] of r.normal.p.entries()) {
    expect(agree(normalQuantile(p), r.normal.quantile[i]), `p = ${p}`).toBe(true);
  }
});

test("the distribution function is R's pnorm to an absolute 1e-15", () => {
  for (const [i, z] of r.normal.z.entries()) {
    expect(Math.abs(normalCdf(z) - r.normal.cdf[i]), `z = ${z}`).toBeLessThan(1e-15);
  }
});

test("a certain event has no quantile", () => {
  expect(() => normalQuantile(1)).toThrow("p is 1");
});
