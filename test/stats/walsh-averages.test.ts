import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walshAverages } from "../../src/stats/index.js";

/** The definition, written out. */
const listed = (values: readonly number[]): number[] =>
  values
    .flatMap((a, i) => values.slice(0, i + 1).map((b) => (a + b) / 2))
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)));

const coarse = fc.integer({ min: -3, max: 3 });
const fine = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
/** On both sides of 0 there is nothing between these but 0 and −0. */
const least = fc.constantFrom(0, -0, Number.MIN_VALUE, -Number.MIN_VALUE);
const samples = fc.oneof(
  fc.array(least, { minLength: 1, maxLength: 30 }),
  fc.array(coarse, { minLength: 1, maxLength: 30 }),
  fc.array(fine, { minLength: 1, maxLength: 30 }),
  fc.array(fc.oneof(fine, fc.constant(Infinity)), { minLength: 1, maxLength: 20 }),
  fc.array(fc.oneof(fine, fc.constant(-Infinity)), { minLength: 1, maxLength: 20 }),
);

describe("Walsh averages", () => {
  it("come in the order of the sorted list of all pairs' means, to the bit", () => {
    fc.assert(
      fc.property(samples, (values) => {
        const averages = walshAverages(values);
        expect(Array.from({ length: averages.length }, (_, i) => averages.nth(i + 1))).toEqual(
          listed(values).map((average) => average + 0),
        );
      }),
    );
  });

  it("are counted up to any limit, on it or short of it", () => {
    fc.assert(
      fc.property(samples, fc.oneof(coarse, fine), (values, limit) => {
        const averages = walshAverages(values);
        expect(averages.countWhile((x) => x <= limit)).toBe(listed(values).filter((x) => x <= limit).length);
        expect(averages.countWhile((x) => x < limit)).toBe(listed(values).filter((x) => x < limit).length);
      }),
    );
  });
});
