import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/stats/index.js";
import { agree, r } from "./reference.js";

test("the interval is the one of R's prop.test without continuity correction", () => {
  for (const { successes, n, confidence, interval } of r.wilson) {
    const { lower, upper } = wilsonInterval(successes, n, confidence);
    expect(agree(lower, interval[0]), `lower of ${successes}/${n}`).toBe(true);
    expect(agree(upper, interval[1]), `upper of ${successes}/${n}`).toBe(true);
  }
});

test("counts that can't be are refused", () => {
  expect(() => wilsonInterval(3, 2)).toThrow("a share of 3 out of 2");
  expect(() => wilsonInterval(0.5, 2)).toThrow("a share of 0.5 out of 2");
});
