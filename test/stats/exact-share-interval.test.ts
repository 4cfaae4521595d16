import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exactShareInterval } from "../../src/stats/index.js";

interface Case {
  readonly successes: number;
  readonly n: number;
  readonly confidence: number;
  readonly interval: readonly [number, number];
}

const cases = JSON.parse(
  readFileSync(new URL("../fixtures/stats/exact-share.json", import.meta.url), "utf8"),
) as Case[];

test("the interval is the one of R's binom.test", () => {
  expect(cases.length).toBeGreaterThan(30);
  for (const { successes, n, confidence, interval } of cases) {
    const { lower, upper } = exactShareInterval(successes, n, confidence);
    expect(lower, `lower of ${successes}/${n}`).toBeCloseTo(interval[0], 11);
    expect(upper, `upper of ${successes}/${n}`).toBeCloseTo(interval[1], 11);
  }
});

test("counts that can't be are refused", () => {
  expect(() => exactShareInterval(3, 2)).toThrow("a share of 3 out of 2");
});
