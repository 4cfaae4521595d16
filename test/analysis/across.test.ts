import { describe, expect, test } from "vitest";
import { conditionsOf } from "../../src/analysis/conditions.js";
import { readRecords } from "../../src/analysis/records.js";
import { across, type AcrossRow } from "../../src/analysis/across.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { inventedExperiment, TARGET } from "../helpers/invented-study.js";
import { choice, scriptedStudy, type Script } from "../helpers/scripted-study.js";

/** Times to target by activation and data set, one for each seed from 1. */
type Times = Readonly<Record<string, Readonly<Record<string, readonly (number | null | "failed")[]>>>>;

function compare(times: Times, overrides: Partial<Experiment> = {}) {
  const [first] = Object.values(times);
  const labels = Object.keys(first);
  const study = scriptedStudy(
    {
      datasets: labels.map((label) => ({ label, name: label, parameters: {} })),
      targets: Object.fromEntries(labels.map((label) => [label, TARGET])),
      activations: Object.keys(times).map(choice),
      seeds: first[labels[0]].map((_, i) => i + 1),
      ...overrides,
    },
    ({ activation, dataset, seed, phase }): Script => {
      const time = times[activation.label][dataset.label][phase === "tune" ? 0 : seed - 1];
      return time === "failed" ? { time: null, failure: "out of memory" } : { time };
    },
    { needs: false },
  );
  return across(study.experiment, conditionsOf(study, study.experiment, readRecords(study)));
}

const rowsOf = (times: Times): Readonly<Record<string, AcrossRow>> =>
  Object.fromEntries(compare(times)[0].rows.map((row) => [row.activation, row]));

/** A ratio that is known. */
const known = (ratio: number) => ({
  lower: expect.closeTo(ratio, 10),
  upper: expect.closeTo(ratio, 10),
  bound: "=",
});

test("times are relative to the reference's under the same seed, as a mean on the logarithm", () => {
  const { relu, tanh } = rowsOf({
    relu: { easy: [10, 20, 20, 30], hard: [600, 600, 600, 600] },
    tanh: { easy: [20, 40, 40, 60], hard: [300, 300, 300, 300] },
  });
  expect(relu).toMatchObject({ relativeTime: known(1), interval: known(1) });
  // Twice as long on one, half as long on the other.
  expect(tanh.relativeTime).toEqual(known(1));
  expect(tanh.interval.lower).toBe(tanh.interval.upper);
});

test("a common luck of a seed cancels, and what is left makes the interval", () => {
  const { tanh } = rowsOf({
    relu: { easy: [10, 20, 40, 80], hard: [5, 9, 50, 70] },
    tanh: { easy: [15, 30, 60, 120], hard: [8, 13, 80, 100] },
  });
  expect(tanh.relativeTime.lower).toBeCloseTo(1.5, 1);
  expect(tanh.interval.lower).toBeGreaterThan(1.4);
  expect(tanh.interval.upper).toBeLessThan(1.65);
});

test("the reference is ReLU, or the first that arrives in most of its trials", () => {
  const times = { easy: [10, 10], hard: [10, 10] };
  const never = { easy: [null, null], hard: [null, null] };
  expect(compare({ tanh: times, relu: times })[0].reference).toBe("relu");
  expect(compare({ linear: never, tanh: times, elu: times })[0].reference).toBe("tanh");
});

test("the profile counts the data sets and seeds on which an activation is near the best of them", () => {
  const { relu, tanh } = rowsOf({
    relu: { easy: [10, 10], hard: [100, 90] },
    tanh: { easy: [10, 20], hard: [300, 450] },
  });
  expect(relu.within).toEqual([1, 1, 1]);
  expect(tanh.within).toEqual([1 / 4, 2 / 4, 3 / 4]);
});

describe("a trial that never arrives", () => {
  test("bounds its ratio: outside the middle half it leaves the mean, in it the mean's upper end is open", () => {
    const { tanh } = rowsOf({
      relu: { easy: [10, 10], hard: [10, 10] },
      tanh: { easy: [20, 20], hard: [20, null] },
    });
    expect(tanh.relativeTime).toEqual(known(2));
    expect(tanh.interval).toMatchObject({ lower: expect.closeTo(2, 10), upper: Infinity, bound: "≥" });
    expect(tanh.within).toEqual([0, 3 / 4, 3 / 4]);
    const { tanh: slower } = rowsOf({
      relu: { easy: [10, 10], hard: [10, 10] },
      tanh: { easy: [20, 20], hard: [null, null] },
    });
    expect(slower.relativeTime).toMatchObject({ upper: Infinity, bound: "≥" });
    expect(slower.relativeTime.lower).toBeGreaterThan(2);
  });

  test("leaves nothing known where neither arrives, and is never NaN", () => {
    const { relu, tanh } = rowsOf({
      relu: { easy: [null, null, null], hard: [500, 500, 500] },
      tanh: { easy: [null, null, null], hard: [null, null, null] },
    });
    expect(relu.relativeTime).toEqual(known(1));
    expect(tanh.relativeTime).toEqual({ lower: 0, upper: Infinity, bound: "unknown" });
    expect(tanh.within).toEqual([0, 0, 0]);
  });
});

test("of a target that is met without training the ratio is not known, and no figure is NaN", () => {
  const { relu, tanh } = rowsOf({
    relu: { easy: [0, 0], hard: [0, 0] },
    tanh: { easy: [3, 3], hard: [3, 3] },
  });
  expect(relu.relativeTime).toEqual(known(1));
  expect(tanh.relativeTime).toEqual({ lower: 1, upper: Infinity, bound: "≥" });
});

test("a seed on which one trial failed counts for no activation", () => {
  const [{ trials, datasets, rows }] = compare({
    relu: { easy: [10, 10], hard: [10, 1] },
    tanh: { easy: [20, 20], hard: [20, "failed"] },
  });
  expect({ trials, datasets }).toEqual({ trials: 3, datasets: 2 });
  expect(rows.map(({ relativeTime }) => relativeTime)).toEqual([known(1), known(2)]);
});

test("there is nothing to compare on one data set, or where only one has finished trials of all", () => {
  expect(compare({ relu: { easy: [10] }, tanh: { easy: [20] } })).toEqual([]);
  expect(compare({ relu: { easy: [10], hard: [10] }, tanh: { easy: [20], hard: ["failed"] } })).toEqual([]);
});

test("conditions and given rates are compared apart, and each regime where rates are tuned", () => {
  const times: Times = { relu: { easy: [10], hard: [10] }, tanh: { easy: [20], hard: [20] } };
  const given = compare(times, { learningRates: [0.1, 1], networks: [{ hidden: [8] }, { hidden: [16] }] });
  expect(given.map(({ factors, learningRate }) => [factors.hidden, learningRate])).toEqual([
    ["8", 0.1],
    ["8", 1],
    ["16", 0.1],
    ["16", 1],
  ]);
  const tuned = compare(times, {
    learningRates: [],
    tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
  });
  expect(tuned.map(({ regime, learningRate, rows }) => [regime, learningRate, rows.length])).toEqual([
    ["shared", null, 2],
    ["tuned", null, 2],
  ]);
});

test("equal trials have equal intervals, whatever their activation and regime", () => {
  const times = { easy: [10, 14, 19, 25, 31], hard: [80, 97, 101, 120, 133] };
  const slower = { easy: [12, 13, 20, 27, 33], hard: [88, 91, 120, 118, 141] };
  const compared = compare(
    { relu: times, tanh: slower, elu: slower },
    {
      learningRates: [],
      tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
    },
  );
  const [first, ...others] = compared.flatMap(({ rows }) => rows.slice(1).map(({ interval }) => interval));
  expect(first.lower).toBeLessThan(first.upper);
  expect(others).toEqual([first, first, first]);
});

test("the interval is the same every time, and that of another root seed is not", () => {
  const times: Times = {
    relu: { easy: [10, 14, 19, 25, 31], hard: [80, 97, 101, 120, 133] },
    tanh: { easy: [12, 18, 22, 29, 41], hard: [90, 99, 131, 170, 203] },
  };
  expect(compare(times)).toEqual(compare(times));
  expect(compare(times, { seed: inventedExperiment.seed + 1 })).not.toEqual(compare(times));
});

/** On so many data sets, three seeds each: ReLU is the soonest and tanh the last on all of them. */
function clear(datasets: number): Times {
  const on = (factor: number) =>
    Object.fromEntries(
      Array.from({ length: datasets }, (_, i) => [
        `set${i}`,
        [0, 1, 50].map((more) => 10 * factor + i * factor ** 2 + more),
      ]),
    );
  return { tanh: on(5), relu: on(1), elu: on(2) };
}

describe("ranks over data sets", () => {
  test("are those of the medians, and tell apart what is on the same side on enough data sets", () => {
    const { ranks } = compare(clear(7))[0];
    expect(ranks?.activations).toEqual([
      { activation: "relu", meanRank: 1, groups: [0] },
      { activation: "elu", meanRank: 2, groups: [1] },
      { activation: "tanh", meanRank: 3, groups: [2] },
    ]);
    expect(ranks?.datasetsNeeded).toBe(7);
    expect(ranks?.friedman.p).toBeCloseTo(6 ** -6, 12);
    expect(ranks?.pairs[0]).toMatchObject({
      activations: ["relu", "elu"],
      p: 2 ** -6,
      pAdjusted: 3 * 2 ** -6,
    });
  });

  test("tell nothing apart on one data set fewer, and say how many it takes", () => {
    const { ranks } = compare(clear(6))[0];
    expect(ranks?.activations.map(({ groups }) => groups)).toEqual([[0], [0], [0]]);
    expect(ranks?.datasetsNeeded).toBe(7);
    const { tanh, relu } = clear(5);
    expect(compare({ tanh, relu })[0].ranks?.datasetsNeeded).toBe(6);
  });

  test("put a median that was not reached last, and tie two of them", () => {
    const { ranks } = compare({
      relu: { easy: [10, null, null], hard: [90, 90, 90] },
      elu: { easy: [null, null, null], hard: [20, 20, null] },
      tanh: { easy: [70, 70, 70], hard: [null, null, 10] },
    })[0];
    const meanRanks = ranks?.activations.map(({ activation, meanRank }) => [activation, meanRank]);
    expect(meanRanks).toEqual([
      ["elu", 1.75],
      ["tanh", 2],
      ["relu", 2.25],
    ]);
  });

  test("there are none of one activation", () => {
    expect(compare({ relu: { easy: [10], hard: [10] } })[0].ranks).toBeUndefined();
  });
});
