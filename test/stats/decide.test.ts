import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideEquivalence, FEWEST_PAIRS } from "../../src/stats/index.js";

const evidence = (lower: number, upper: number, p = 0.001, n = 20) => ({ n, interval: { lower, upper }, p });

describe("“a is at least 6 times faster”", () => {
  const cases = [
    { lower: 6.2, upper: 7, p: 0.001, verdict: "supported" },
    { lower: 6, upper: 7, p: 0.05, verdict: "supported" },
    { lower: 6.2, upper: Infinity, p: 0.001, verdict: "supported" },
    { lower: 6.2, upper: 7, p: 0.051, verdict: "inconclusive" },
    { lower: 5.9, upper: 7, p: 0.001, verdict: "inconclusive" },
    { lower: 1.4, upper: 6, p: 1, verdict: "inconclusive" },
    { lower: 1.4, upper: 5.9, p: 1, verdict: "direction only" },
    { lower: 1, upper: 5.9, p: 1, verdict: "refuted" },
    { lower: 0.5, upper: 0.9, p: 1, verdict: "refuted" },
    { lower: 0, upper: 0.9, p: 1, verdict: "refuted" },
    { lower: 0, upper: Infinity, p: 1, verdict: "inconclusive" },
    { lower: 3, upper: Infinity, p: 1, verdict: "inconclusive" },
  ];
  for (const { lower, upper, p, verdict } of cases) {
    test(`is ${verdict} by an interval from ${lower} to ${upper} with p = ${p}`, () => {
      expect(decide(evidence(lower, upper, p), { times: 6 })).toBe(verdict);
    });
  }
});

test("“a is faster” has no direction only", () => {
  const limit = fc.double({ min: 0, max: 10, noNaN: true });
  fc.assert(
    fc.property(limit, limit, (one, other) => {
      const found = evidence(Math.min(one, other), Math.max(one, other));
      return decide(found, { times: 1 }) !== "direction only";
    }),
  );
});

test("fewer than six pairs are always inconclusive", () => {
  expect(FEWEST_PAIRS).toBe(6);
  expect(decide(evidence(7, 8, 0.001, 5), { times: 6 })).toBe("inconclusive");
  expect(decide(evidence(7, 8, 0.001, 6), { times: 6 })).toBe("supported");
  expect(decideEquivalence(evidence(0.99, 1.01, 0.001, 5), { margin: 1.1 })).toBe("inconclusive");
});

test("alpha is what the adjusted p is held against", () => {
  expect(decide(evidence(7, 8, 0.02), { times: 6, alpha: 0.01 })).toBe("inconclusive");
  expect(decideEquivalence(evidence(0.99, 1.01, 0.02), { margin: 1.1, alpha: 0.01 })).toBe("inconclusive");
});

test("equivalence is supported by its test, refuted by an interval outside the margin", () => {
  expect(decideEquivalence(evidence(0.98, 1.05, 0.01), { margin: 1.1 })).toBe("supported");
  expect(decideEquivalence(evidence(0.98, 1.05, 0.06), { margin: 1.1 })).toBe("inconclusive");
  expect(decideEquivalence(evidence(1.02, 1.3, 0.9), { margin: 1.1 })).toBe("inconclusive");
  expect(decideEquivalence(evidence(1.11, 1.3, 1), { margin: 1.1 })).toBe("refuted");
  expect(decideEquivalence(evidence(0.7, 0.9, 1), { margin: 1.1 })).toBe("refuted");
  expect(decideEquivalence(evidence(0, Infinity, 1), { margin: 1.1 })).toBe("inconclusive");
});
