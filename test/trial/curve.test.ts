import { describe, expect, it } from "vitest";
import { growingCurve, recorded } from "../../src/trial/curve.js";

describe("recorded", () => {
  it("keeps seven significant digits of a number of any size", () => {
    expect([1 / 3, 123_456_789.4, 1.234_567_89e-30, -2].map(recorded)).toEqual([
      0.333_333_3, 123_456_800, 1.234_568e-30, -2,
    ]);
  });

  it("has null for what is no number, and no negative zero", () => {
    expect([Number.NaN, Infinity, -Infinity, null].map(recorded)).toEqual([null, null, null, null]);
    expect(recorded(-0)).toBe(0);
  });
});

describe("growingCurve", () => {
  it("turns evaluations into columns, per layer as well", () => {
    const growing = growingCurve();
    growing.add({
      epoch: 0,
      metrics: { train_loss: 0.7, test_loss: null },
      layers: [{ dead: 0 }, { dead: 0.25 }],
    });
    growing.add({
      epoch: 1 / 3,
      metrics: { train_loss: 1 / 3, test_loss: 2 },
      layers: [{ dead: 1 }, { dead: null }],
    });
    expect(growing.curve).toEqual({
      epochs: [0, 0.333_333_3],
      metrics: { train_loss: [0.7, 0.333_333_3], test_loss: [null, 2] },
      layers: [{ dead: [0, 1] }, { dead: [0.25, null] }],
    });
  });

  it("has no columns where nothing was ever evaluated", () => {
    expect(growingCurve().curve).toEqual({ epochs: [], metrics: {}, layers: [] });
  });
});
