import { describe, expect, test } from "vitest";
import { compareArms, pairBySeed } from "../../src/analysis/compare.js";
import { decisiveP } from "../../src/analysis/location.js";
import type { TrialRecord } from "../../src/analysis/records.js";

/** An arm whose trials reach their target at these times; null for a horizon of 100, undefined for a failure. */
const arm = (times: readonly (number | null | undefined)[], seeds = times.map((_, i) => i + 1)) => ({
  atEdge: false,
  sampling: "fixed" as const,
  trials: times.map((time, i): TrialRecord => ({
    id: String(i),
    seed: seeds[i],
    state: time === undefined ? "failed" : "completed",
    score:
      time === undefined
        ? undefined
        : time === null
          ? { reached: false, horizon: 100 }
          : { reached: true, epochs: time, steps: 16 * time },
    best: null,
    course: undefined,
    layers: [],
    parameterCount: 1,
    linearCollapse: undefined,
  })),
});

describe("pairBySeed", () => {
  test("pairs the trials of the same seed, in whatever order they stand", () => {
    expect(pairBySeed(arm([10, 20], [1, 2]), arm([60, 30], [2, 1]))).toEqual([
      { a: { reached: true, time: 10 }, b: { reached: true, time: 30 } },
      { a: { reached: true, time: 20 }, b: { reached: true, time: 60 } },
    ]);
  });

  test("makes no pair of a seed that one arm lacks, or on which a trial failed", () => {
    expect(
      pairBySeed(arm([10, undefined, 12, 13], [1, 2, 3, 4]), arm([20, 21, undefined], [1, 2, 3])),
    ).toHaveLength(1);
  });

  test("keeps a trial that never arrives: its time is longer than the horizon", () => {
    expect(pairBySeed(arm([null]), arm([20]))).toEqual([
      { a: { reached: false, horizon: 100 }, b: { reached: true, time: 20 } },
    ]);
  });
});

describe("compareArms", () => {
  test("finds by what factor a is the faster", () => {
    const a = arm([10, 11, 12, 13, 14, 15]);
    const b = arm([20, 22, 24, 26, 28, 30]);
    expect(compareArms(a, b)).toMatchObject({ n: 6, censored: 0, estimate: { lower: 2, upper: 2 } });
  });

  test("turns the ratio over when the arms are swapped, bit by bit", () => {
    const [a, b] = [arm([10, 31, 12, 13.5, null, 15, 18]), arm([20, 22, 7, null, 28, 33, 30])];
    const [one, other] = [compareArms(a, b), compareArms(b, a)];
    expect(other.n).toBe(one.n);
    expect(other.interval.lower).toBeCloseTo(1 / one.interval.upper, 12);
    expect(other.estimate.upper).toBeCloseTo(1 / one.estimate.lower, 12);
    expect(decisiveP(other, 1)).toBe(decisiveP(one, 1));
  });
});
