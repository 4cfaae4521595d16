import { describe, expect, it } from "vitest";
import { asJson, describeDifference, differences } from "../../src/results/differences.js";

const between = (before: unknown, after: unknown): string[] =>
  [...differences(before, after)].map(describeDifference);

const firstSeeds = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("differences", () => {
  it("are named by their path, with both values", () => {
    const before = { seeds: [1, 2], training: { epochs: 60, batchSize: 16 } };
    const after = { seeds: [1, 2, 3], training: { epochs: 100, batchSize: 16 } };
    expect(between(before, after)).toEqual(["seeds: [1, 2] → [1 to 3]", "training.epochs: 60 → 100"]);
  });

  it("of lists of whole numbers are told by their runs, however many members differ", () => {
    expect(between({ seeds: firstSeeds(20) }, { seeds: [...firstSeeds(40), 7, 100, 101] })).toEqual([
      "seeds: [1 to 20] → [1 to 40, 7, 100, 101]",
    ]);
    expect(between({ widths: [16, 16] }, { widths: [16, 8] })).toEqual(["widths: [16, 16] → [16, 8]"]);
    expect(between(firstSeeds(3), firstSeeds(3))).toEqual([]);
    expect(between([0.5, 1], [0.5, 2])).toEqual(["1: 1 → 2"]);
  });

  it("are none between equal values, and none by the order of keys", () => {
    expect(between({ a: 1, b: [null, "x"] }, { b: [null, "x"], a: 1 })).toEqual([]);
  });

  it("tell null from nothing, and a list from a number", () => {
    expect(between({ a: null, b: [1] }, { b: 1 })).toEqual(["a: null → nothing", "b: [1] → 1"]);
  });

  it("are shown shortened where a value is long", () => {
    const [line] = between("x".repeat(500), 1);
    expect(line.length).toBeLessThan(80);
  });
});

describe("asJson", () => {
  it("is what a journal keeps: no undefined keys, no −0", () => {
    expect(asJson({ a: undefined, b: -0 })).toEqual({ b: 0 });
  });
});
