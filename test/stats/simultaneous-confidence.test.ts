import { expect, test } from "vitest";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { normalCdf, normalQuantile, simultaneousConfidence } from "../../src/stats/index.js";

test("one interval keeps its confidence, and none costs nothing", () => {
  expect(simultaneousConfidence(1)).toBe(0.95);
  expect(simultaneousConfidence(0, 0.9)).toBe(0.9);
  expect(simultaneousConfidence(10)).toBeCloseTo(0.995, 12);
});

test("all of forty intervals hold together about as often as one does at 95 %", () => {
  const z = normalQuantile((1 + simultaneousConfidence(40)) / 2);
  expect(normalCdf(z) ** 40).toBeGreaterThan(0.97);
  const random = stream("simultaneous");
  const studies = 2000;
  let held = 0;
  for (let i = 0; i < studies; i++) {
    if (Array.from({ length: 40 }, () => normal(random)).every((x) => Math.abs(x) <= z)) held++;
  }
  expect(held / studies).toBeGreaterThan(0.94);
  expect(held / studies).toBeLessThan(0.965);
});

test("part of an interval is refused", () => {
  expect(() => simultaneousConfidence(1.5)).toThrow("1.5 intervals that hold together");
});
