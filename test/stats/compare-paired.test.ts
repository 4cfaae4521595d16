import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePaired, decide, type EventTime, type TimePair } from "../../src/stats/index.js";

const at = (time: number): EventTime => ({ reached: true, time });
const after = (horizon: number): EventTime => ({ reached: false, horizon });
const watch = (value: number, horizon: number): EventTime => (value <= horizon ? at(value) : after(horizon));
const pair = (a: EventTime, b: EventTime): TimePair => ({ a, b });

/** n pairs in which b takes about `ratio` times as long, give or take 6 %. */
function pairs(n: number, ratio: number): TimePair[] {
  return Array.from({ length: n }, (_, i) => pair(at(10 + i), at((10 + i) * ratio * 1.02 ** ((i % 7) - 3))));
}

const verdict = (sample: readonly TimePair[], times: number): string =>
  decide(comparePaired(sample, { alternative: "greater", nullValue: times }), { times });

describe("a known truth gets its verdict", () => {
  test("6.5 times faster supports “6 times faster”", () =>
    expect(verdict(pairs(20, 6.5), 6)).toBe("supported"));
  test("3 times faster is the direction only", () => expect(verdict(pairs(20, 3), 6)).toBe("direction only"));
  test("0.9 times refutes “1.1 times faster”", () => expect(verdict(pairs(20, 0.9), 1.1)).toBe("refuted"));
  test("a tight 1 refutes it as well", () => expect(verdict(pairs(21, 1), 1.1)).toBe("refuted"));
  test("five pairs are inconclusive", () => expect(verdict(pairs(5, 6.5), 6)).toBe("inconclusive"));
  test("exactly 6 times faster is not below 6", () => {
    const exact = Array.from({ length: 10 }, (_, i) => pair(at(i + 7), at(6 * (i + 7))));
    const found = comparePaired(exact, { alternative: "greater", nullValue: 6 });
    expect(found.interval).toEqual({ lower: 6, upper: 6, bound: "=" });
    expect(found.p).toBe(1);
    expect(decide(found, { times: 6 })).toBe("inconclusive");
  });
  test("nothing ever reached is inconclusive", () => {
    const found = comparePaired(Array.from({ length: 20 }, () => pair(after(50), after(50))));
    expect(found.estimate).toEqual({ lower: 0, upper: Infinity, bound: "unknown" });
    expect(found.interval).toEqual({ lower: 0, upper: Infinity, bound: "unknown" });
    expect([found.p, found.censored, found.seedsNeeded]).toEqual([1, 20, null]);
    expect(decide(found, { times: 1.1 })).toBe("inconclusive");
  });
  test("b never reached is “at least” as many times faster as the horizon shows", () => {
    const found = comparePaired(
      Array.from({ length: 10 }, (_, i) => pair(at(5 + i / 10), after(50))),
      { alternative: "greater", nullValue: 6 },
    );
    expect(found.estimate.bound).toBe("≥");
    expect(found.interval).toMatchObject({ upper: Infinity, bound: "≥" });
    expect(decide(found, { times: 6 })).toBe("supported");
    expect(decide(found, { times: 9.9 })).toBe("inconclusive");
  });
});

test("a result says all that a sentence needs", () => {
  const found = comparePaired([...pairs(9, 2), pair(at(10), after(40))], { alternative: "greater" });
  expect(found).toMatchObject({
    method: "exact signed-rank test, worst case of the censored pairs",
    n: 10,
    censored: 1,
    confidence: 0.95,
    statistic: 55,
    p: 2 ** -10,
    alternative: "greater",
    nullValue: 1,
  });
  expect(comparePaired(pairs(9, 2)).method).toBe("exact signed-rank test");
});

const time = fc.oneof(fc.integer({ min: 0, max: 40 }).map(at), fc.constant(after(40)));
const samples = fc.array(fc.record({ a: time, b: time }), { maxLength: 25 });

test("no answer is ever NaN, and each is in order", () => {
  fc.assert(
    fc.property(samples, fc.constantFrom(0.5, 1, 2), (sample, nullValue) => {
      const { estimate, interval, p, seedsNeeded } = comparePaired(sample, { nullValue });
      return (
        interval.lower <= estimate.lower &&
        estimate.lower <= estimate.upper &&
        estimate.upper <= interval.upper &&
        p >= 0 &&
        p <= 1 &&
        (seedsNeeded === null || Number.isInteger(seedsNeeded))
      );
    }),
  );
});

test("swapping a and b turns every ratio and tail around, and changes no p", () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const there = comparePaired(sample, { alternative: "greater" });
      const back = comparePaired(
        sample.map(({ a, b }) => pair(b, a)),
        { alternative: "less" },
      );
      expect(back.p).toBe(there.p);
      expect(back.seedsNeeded).toBe(there.seedsNeeded);
      expect(back.interval.lower * there.interval.upper || 1).toBeCloseTo(1, 10);
      expect(back.estimate.upper * there.estimate.lower || 1).toBeCloseTo(1, 10);
    }),
  );
});

test("the order of the pairs changes nothing", () => {
  fc.assert(
    fc.property(samples, (sample) => {
      expect(comparePaired(sample.toReversed())).toEqual(comparePaired(sample));
    }),
  );
});

test("watching longer never contradicts: the interval of the longer study is within the shorter one's", () => {
  const uncensored = fc.array(
    fc.record({ a: fc.integer({ min: 1, max: 60 }), b: fc.integer({ min: 1, max: 60 }) }),
    { minLength: 6, maxLength: 25 },
  );
  fc.assert(
    fc.property(uncensored, fc.integer({ min: 2, max: 30 }), (times, horizon) => {
      const run = (limit: number) =>
        comparePaired(times.map(({ a, b }) => pair(watch(a, limit), watch(b, limit)))).interval;
      const [short, long] = [run(horizon), run(2 * horizon)];
      return short.lower <= long.lower && long.upper <= short.upper;
    }),
  );
});

test("a null value that is no ratio is refused", () => {
  expect(() => comparePaired([], { nullValue: 0 })).toThrow("a null value of 0");
  expect(() => comparePaired([], { nullValue: Infinity })).toThrow("a null value of Infinity");
});
