import { describe, expect, test } from "vitest";
import { lossRange, outside } from "../../src/analysis/loss-range.js";
import { lossScale } from "../../src/reports/terminal/scale.js";

const falling = [0.98, 0.4, 0.087];
const exploding = [1.1, 2, 1e25];

describe("a chart of losses", () => {
  test("takes its axis from what did not blow up", () => {
    expect(lossRange([falling, exploding])).toEqual({ low: 0.087, high: 2 });
    expect(lossRange([falling, [1e20, 1e25]])).toEqual({ low: 0.087, high: 0.98 });
    expect(lossRange([[3, 1.5]])).toEqual({ low: 1.5, high: 3 });
    expect(lossRange([])).toEqual({ low: 1, high: 1 });
  });

  test("reaches no lower than eight powers of ten, and a loss of 0 lies below it", () => {
    const { low, high } = lossRange([[1, 1e-12, 0]]);
    expect([low, high]).toEqual([1e-8, 1]);
  });

  test("names what it cannot show", () => {
    const curves = [
      { label: "relu", values: falling },
      { label: "tanh", values: exploding },
      { label: "elu", values: [1, 0] },
    ];
    const range = lossRange(curves.map(({ values }) => values));
    expect(outside(range, curves)).toEqual({ above: ["tanh"], below: ["elu"] });
  });
});

describe("the terminal's scale", () => {
  test("has an edge of its own above and below for what lies outside, which no tick names as a value", () => {
    const { row, rows, ticks } = lossScale([falling, exploding, [1, 0]], 9);
    expect([row(1e25), row(0)]).toEqual([rows, 1]);
    expect([row(2), row(0.087)]).toEqual([rows - 1, 2]);
    expect([ticks.get(rows), ticks.get(1)]).toEqual([">2", "<0.087"]);
  });

  test("uses all rows where nothing lies outside", () => {
    const { row, rows, ticks } = lossScale([falling], 9);
    expect([row(0.98), row(0.087)]).toEqual([rows, 1]);
    expect([...ticks.values()].some((tick) => /[<>]/.test(tick))).toBe(false);
  });
});
