import { describe, expect, test } from "vitest";
import {
  confidenceSequence,
  FEWEST_PAIRS,
  fewestPairs,
  mostDecidable,
  signedRankInterval,
  signInterval,
  simultaneousConfidence,
} from "../../src/stats/index.js";

/** As clear as n pairs can be: every difference above 0. */
const clearest = (n: number) => Array.from({ length: n }, (_, i) => ({ lower: i + 1, upper: i + 1 }));

describe("the fewest pairs that can decide beside others", () => {
  for (const count of [1, 2, 7, 25, 26, 98, 109, 1000]) {
    test(`${count} measurements: so many pairs bound the interval, and one fewer does not`, () => {
      const confidence = simultaneousConfidence(count);
      for (const interval of [signedRankInterval, signInterval]) {
        expect(interval(clearest(fewestPairs(count)), confidence).lower).toBeGreaterThan(0);
        expect(interval(clearest(fewestPairs(count) - 1), confidence).lower).toBe(-Infinity);
      }
    });

    test(`${count} measurements that may be looked at any time: the same of the confidence sequence`, () => {
      const confidence = simultaneousConfidence(count);
      const fewest = fewestPairs(count, 0.95, "sequential");
      expect(confidenceSequence(clearest(fewest), confidence).lower).toBeGreaterThan(0);
      expect(confidenceSequence(clearest(fewest - 1), confidence).lower).toBe(-Infinity);
    });

    test.each(["fixed", "sequential"] as const)(
      `${count} measurements: the most that pairs decide agrees with it, %s`,
      (sampling) => {
        const fewest = fewestPairs(count, 0.95, sampling);
        expect(mostDecidable(fewest, 0.95, sampling)).toBeGreaterThanOrEqual(count);
        expect(mostDecidable(fewest - 1, 0.95, sampling)).toBeLessThan(count);
      },
    );
  }

  test("alone it is what every verdict asks for", () => {
    expect(fewestPairs(1)).toBe(FEWEST_PAIRS);
    expect(mostDecidable(FEWEST_PAIRS - 1)).toBe(0);
  });
});
