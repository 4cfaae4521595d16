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

test("times are relative to the best activation's median on each data set", () => {
  // The medians are 20 and 40 on easy, 600 and 300 on hard: the unit is 20 on one and 300 on the other.
  const { relu, tanh } = rowsOf({
    relu: { easy: [10, 20, 20, 30], hard: [600, 600, 600, 600] },
    tanh: { easy: [40, 40, 40, 40], hard: [300, 300, 300, 300] },
  });
  // 0.5 1 | 1 1.5 2 2 | 2 2
  expect(relu.iqm.estimate).toBeCloseTo((1 + 1.5 + 2 + 2) / 4, 12);
  // 1 1 | 1 1 2 2 | 2 2
  expect(tanh.iqm).toEqual({ estimate: 1.5, lower: 1.5, upper: 1.5 });
  expect(relu.iqm.lower).toBeLessThan(relu.iqm.estimate);
  expect(relu.iqm.upper).toBeGreaterThan(relu.iqm.estimate);
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
  test("is cut off with the slowest quarter, but bounds no interval", () => {
    const { tanh } = rowsOf({
      relu: { easy: [10, 10], hard: [10, 10] },
      tanh: { easy: [20, 20], hard: [20, null] },
    });
    expect(tanh.iqm).toEqual({ estimate: 2, lower: 2, upper: Infinity });
    expect(tanh.within).toEqual([0, 3 / 4, 3 / 4]);
  });

  test("makes the mean infinite where it is in the middle half", () => {
    const { tanh } = rowsOf({
      relu: { easy: [10, 10], hard: [10, 10] },
      tanh: { easy: [20, 20], hard: [null, null] },
    });
    expect(tanh.iqm).toEqual({ estimate: Infinity, lower: Infinity, upper: Infinity });
  });

  test("never makes a mean NaN, even where none arrives: the horizon is the unit then", () => {
    const { relu, tanh } = rowsOf({
      relu: { easy: [500, null, null], hard: [500, 500, 500] },
      tanh: { easy: [null, null, null], hard: [null, null, null] },
    });
    // 0.5 | 1 1 1 ∞ | ∞
    expect(relu.iqm.estimate).toBe(Infinity);
    // One resample in 27 is 0.5 | 0.5 0.5 1 1 | 1.
    expect(relu.iqm.lower).toBe(0.75);
    expect(tanh.iqm).toEqual({ estimate: Infinity, lower: Infinity, upper: Infinity });
    expect(tanh.within).toEqual([0, 0, 0]);
  });
});

test("a target that is met without training leaves every figure finite", () => {
  const { relu, tanh } = rowsOf({
    relu: { easy: [0, 0], hard: [0, 0] },
    tanh: { easy: [3, 3], hard: [3, 3] },
  });
  expect(relu.iqm.estimate).toBe(0);
  expect(tanh.iqm.estimate).toBe(3);
});

test("a seed on which one trial failed counts for no activation", () => {
  const [{ trials, datasets, rows }] = compare({
    relu: { easy: [10, 10], hard: [10, 1] },
    tanh: { easy: [20, 20], hard: [20, "failed"] },
  });
  expect({ trials, datasets }).toEqual({ trials: 3, datasets: 2 });
  expect(rows.map(({ iqm }) => iqm.estimate)).toEqual([1, 2]);
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
    tuning: { from: 0.1, to: 1, perDecade: 1, seeds: 2, regimes: ["shared", "tuned"] },
  });
  expect(tuned.map(({ regime, learningRate, rows }) => [regime, learningRate, rows.length])).toEqual([
    ["shared", null, 2],
    ["tuned", null, 2],
  ]);
});

test("equal trials have equal intervals, whatever their activation and regime", () => {
  const times = { easy: [10, 14, 19, 25, 31], hard: [80, 97, 101, 120, 133] };
  const compared = compare(
    { relu: times, tanh: times },
    {
      learningRates: [],
      tuning: { from: 0.1, to: 1, perDecade: 1, seeds: 2, regimes: ["shared", "tuned"] },
    },
  );
  const [first, ...others] = compared.flatMap(({ rows }) => rows.map(({ iqm }) => iqm));
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
