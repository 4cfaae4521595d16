import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growingCurve, recorded } from "../../src/trial/curve.js";

describe("recorded", () => {
  it("keeps seven significant digits of a number of any size", () => {
    expect([1 / 3, 123_456_789.4, 1.234_567_89e-30, -2].map(recorded)).toEqual([
      0.333_333_3, 123_456_800, 1.234_568e-30, -2,
    ]);
  });

  it("is what toPrecision says, near one half of a digit as well", () => {
    const near = fc
      .tuple(
        fc.integer({ min: 1_000_000, max: 9_999_999 }),
        fc.integer({ min: -30, max: 10 }),
        fc.double({ noNaN: true, min: -1e-9, max: 1e-9 }),
      )
      .map(([digits, power, off]) => (digits + 0.5 + off) * 10 ** power);
    const some = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(fc.oneof(near, some, fc.float({ noNaN: true, noDefaultInfinity: true })), (value) => {
        expect(recorded(value)).toBe(Number(value.toPrecision(7)));
      }),
      { numRuns: 2000 },
    );
  });

  it("has null for what is no number, and no negative zero", () => {
    expect([Number.NaN, Infinity, -Infinity, null].map(recorded)).toEqual([null, null, null, null]);
    expect(recorded(-0)).toBe(0);
  });
});

describe("growingCurve", () => {
  it("turns evaluations into columns of one lane, per layer as well", () => {
    const growing = growingCurve(1);
    growing.add({
      epoch: 0,
      metrics: { train_loss: [9, 0.7], test_loss: [9, null] },
      layers: [{ dead: [9, 0] }, { dead: [9, 0.25] }],
    });
    growing.add({
      epoch: 1 / 3,
      metrics: { train_loss: [9, 1 / 3], test_loss: [9, 2] },
      layers: [{ dead: [9, 1] }, { dead: [9, null] }],
    });
    expect(growing.curve).toEqual({
      epochs: [0, 0.333_333_3],
      metrics: { train_loss: [0.7, 0.333_333_3], test_loss: [null, 2] },
      layers: [{ dead: [0, 1] }, { dead: [0.25, null] }],
    });
  });

  it("has no columns where nothing was ever evaluated", () => {
    expect(growingCurve(0).curve).toEqual({ epochs: [], metrics: {}, layers: [] });
  });
});
