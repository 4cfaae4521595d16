import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logRatio, type EventTime } from "../../src/stats/index.js";

const at = (time: number): EventTime => ({ reached: true, time });
const after = (horizon: number): EventTime => ({ reached: false, horizon });

test("a censored time leaves one side open, two leave both", () => {
  expect(logRatio(at(2), at(20)).lower).toBeCloseTo(Math.log(10), 15);
  expect(logRatio(at(2), after(20))).toEqual({ lower: logRatio(at(2), at(20)).lower, upper: Infinity });
  expect(logRatio(after(20), at(2))).toEqual({ lower: -Infinity, upper: logRatio(at(20), at(2)).upper });
  expect(logRatio(after(20), after(20))).toEqual({ lower: -Infinity, upper: Infinity });
});

test("a target reached before training tells who was first, not by what factor", () => {
  expect(logRatio(at(0), at(5))).toEqual({ lower: 0, upper: Infinity });
  expect(logRatio(at(5), at(0))).toEqual({ lower: -Infinity, upper: 0 });
  expect(logRatio(at(0), after(5))).toEqual({ lower: 0, upper: Infinity });
  expect(logRatio(at(0), at(0))).toEqual({ lower: -Infinity, upper: Infinity });
});

test("swapping the two negates the bounds bit by bit, and neither is NaN", () => {
  const value = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));
  const event = fc.oneof(value.map(at), value.map(after), fc.constant(at(0)));
  fc.assert(
    fc.property(event, event, (a, b) => {
      const [there, back] = [logRatio(a, b), logRatio(b, a)];
      return there.lower === -back.upper && there.upper === -back.lower && there.lower <= there.upper;
    }),
  );
});

test("equal ratios of different whole numbers are exactly equal", () => {
  expect(logRatio(at(3), at(10))).toEqual(logRatio(at(6), at(20)));
});

test("what is no time is refused", () => {
  expect(() => logRatio(at(-1), at(1))).toThrow("a time of -1 can't be compared");
  expect(() => logRatio(at(1), at(Infinity))).toThrow("a time of Infinity");
  expect(() => logRatio(at(1), after(0))).toThrow("a horizon of 0");
  expect(() => logRatio(at(NaN), at(1))).toThrow("a time of NaN");
});
