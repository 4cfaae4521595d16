import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideEquivalence, decideWithin, FEWEST_PAIRS } from "../../src/stats/index.js";

const evidence = (lower: number, upper: number, n = 20) => ({ n, interval: { lower, upper } });

describe("“a is at least 6 times faster”", () => {
  const cases = [
    { lower: 6.2, upper: 7, verdict: "supported" },
    { lower: 6.2, upper: Infinity, verdict: "supported" },
    { lower: 6, upper: 7, verdict: "inconclusive" },
    { lower: 5.9, upper: 7, verdict: "inconclusive" },
    { lower: 1.4, upper: 6, verdict: "inconclusive" },
    { lower: 1.4, upper: 5.9, verdict: "direction only" },
    { lower: 1, upper: 5.9, verdict: "refuted" },
    { lower: 0.5, upper: 0.9, verdict: "refuted" },
    { lower: 0, upper: 0.9, verdict: "refuted" },
    { lower: 0, upper: Infinity, verdict: "inconclusive" },
    { lower: 3, upper: Infinity, verdict: "inconclusive" },
  ];
  for (const { lower, upper, verdict } of cases) {
    test(`is ${verdict} by an interval from ${lower} to ${upper}`, () => {
      expect(decide(evidence(lower, upper), { times: 6 })).toBe(verdict);
    });
  }
});

describe("“a is faster”", () => {
  test("has no direction only", () => {
    const limit = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(limit, limit, (one, other) => {
        const found = evidence(Math.min(one, other), Math.max(one, other));
        return decide(found, { times: 1 }) !== "direction only";
      }),
    );
  });

  test("is open where a limit is on 1: being as fast is not being faster", () => {
    expect(decide(evidence(1, 2), { times: 1 })).toBe("inconclusive");
    expect(decide(evidence(0.5, 1), { times: 1 })).toBe("inconclusive");
  });
});

describe("a value between two edges", () => {
  const lessBy = { lower: 0.1, upper: Infinity };
  test.each([
    ["supported", -0.01, 0.04, { lower: -0.05, upper: 0.05 }],
    ["inconclusive", -0.05, 0.04, { lower: -0.05, upper: 0.05 }],
    ["inconclusive", 0.04, 0.06, { lower: -0.05, upper: 0.05 }],
    ["refuted", 0.06, 0.09, { lower: -0.05, upper: 0.05 }],
    ["refuted", -0.09, -0.06, { lower: -0.05, upper: 0.05 }],
    ["supported", -0.04, 9, { lower: -0.05, upper: Infinity }],
    ["refuted", -9, -0.06, { lower: -0.05, upper: Infinity }],
    ["direction only", 0.01, 0.09, lessBy, 0],
    ["refuted", 0, 0.09, lessBy, 0],
    ["direction only", -0.09, -0.01, { lower: -Infinity, upper: -0.1 }, 0],
    ["refuted", -0.09, 0, { lower: -Infinity, upper: -0.1 }, 0],
    ["supported", -9, -0.2, { lower: -Infinity, upper: -0.1 }, 0],
  ] as const)("is %s by an interval from %d to %d", (verdict, lower, upper, claimed, neutral?: number) => {
    expect(decideWithin(evidence(lower, upper), claimed, neutral)).toBe(verdict);
    expect(decideWithin(evidence(lower, upper, FEWEST_PAIRS - 1), claimed, neutral)).toBe("inconclusive");
  });
});

test("no word is false unless the interval misses the true ratio", () => {
  const positive = fc.double({ min: 0.1, max: 20, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, fc.constantFrom(1 / 1.1, 1, 1.1, 6), (x, y, z, times) => {
      const [lower, truth, upper] = [x, y, z].toSorted((a, b) => a - b);
      const holds = {
        supported: truth > times,
        "direction only": truth > 1 && truth < times,
        refuted: truth < times,
        inconclusive: true,
      };
      return (
        holds[decide(evidence(lower, upper), { times })] &&
        (decideEquivalence(evidence(lower, upper), { margin: 1.1 }) !== "supported" ||
          (truth < 1.1 && truth > 1 / 1.1))
      );
    }),
  );
});

test("fewer than six pairs are always inconclusive", () => {
  expect(FEWEST_PAIRS).toBe(6);
  expect(decide(evidence(7, 8, 5), { times: 6 })).toBe("inconclusive");
  expect(decide(evidence(7, 8, 6), { times: 6 })).toBe("supported");
  expect(decideEquivalence(evidence(0.99, 1.01, 5), { margin: 1.1 })).toBe("inconclusive");
});

test("equivalence is supported by an interval within the margin, refuted by one outside it", () => {
  expect(decideEquivalence(evidence(0.98, 1.05), { margin: 1.1 })).toBe("supported");
  expect(decideEquivalence(evidence(0.9, 1.05), { margin: 1.1 })).toBe("inconclusive");
  expect(decideEquivalence(evidence(1.02, 1.3), { margin: 1.1 })).toBe("inconclusive");
  expect(decideEquivalence(evidence(1.11, 1.3), { margin: 1.1 })).toBe("refuted");
  expect(decideEquivalence(evidence(0.7, 0.9), { margin: 1.1 })).toBe("refuted");
  expect(decideEquivalence(evidence(0, Infinity), { margin: 1.1 })).toBe("inconclusive");
});
