import { describe, expect, test } from "vitest";
import type { DatasetSummary } from "../../src/datasets/summary.js";
import { ActbenchError } from "../../src/errors.js";
import { baselineOf, defaultTarget, isMetByConstant } from "../../src/experiment/baseline.js";
import { loadConfig } from "../../src/experiment/load-config.js";

const classes = (...rows: number[]): DatasetSummary => ({
  label: "mine",
  task: "classification",
  rows: rows.reduce((sum, each) => sum + each, 0),
  features: 2,
  classes: rows.map((each, i) => ({ name: String(i), rows: each })),
});
const values: DatasetSummary = { ...classes(), task: "regression", rows: 100 };

describe("a constant prediction comes to", () => {
  test("the share of the largest class", () => {
    expect(baselineOf("train_accuracy", classes(97, 3))).toBe(0.97);
    expect(baselineOf("test_accuracy", classes(10, 10, 20))).toBe(0.5);
  });

  test("the entropy of the classes in nats, as a loss", () => {
    expect(baselineOf("train_loss", classes(5, 5))).toBeCloseTo(Math.LN2, 12);
    expect(baselineOf("train_loss", classes(90, 10))).toBeCloseTo(
      -0.9 * Math.log(0.9) - 0.1 * Math.log(0.1),
      12,
    );
  });

  test("the variance of standardised values", () => {
    expect(baselineOf("train_loss", values)).toBe(1);
  });
});

test("a target is met by a constant at its baseline or on the wrong side of it", () => {
  const of = (metric: string, value: number) => isMetByConstant({ metric, value }, classes(97, 3));
  expect([0.9, 0.97, 0.98].map((value) => of("train_accuracy", value))).toEqual([true, true, false]);
  expect([0.05, 0.2].map((value) => of("train_loss", value))).toEqual([false, true]);
});

test("the default target rises with the largest class: to half of the way that is left, and to 0.95 at least", () => {
  const defaults = [classes(50, 50), classes(90, 10), classes(97, 3), classes(999, 1)].map(defaultTarget);
  expect(defaults.map(({ value }) => value)).toEqual([0.95, 0.95, 0.985, 0.9995]);
  expect(defaultTarget(values)).toEqual({ metric: "train_loss", value: 0.1 });
});

describe("a config whose target a constant prediction meets is refused, with the place and what to give:", () => {
  const csv = `x,y,fraud\n${Array.from({ length: 99 }, (_, i) => `${i % 7},${i % 5},${Number(i % 33 === 0)}`).join("\n")}\n`;
  const mine = { name: "csv", path: "my.csv", target: "fraud" };
  test.each([
    [
      { datasets: mine, target: { metric: "train_accuracy", value: 0.95 } },
      "target.value",
      "more than 0.9697",
    ],
    [{ datasets: mine, target: { metric: "test_accuracy", value: 0.5 } }, "target.value", "more than 0.9697"],
    [
      { datasets: { ...mine, reach: { metric: "train_accuracy", value: 0.9 } } },
      "datasets.reach.value",
      "more than",
    ],
    [
      { datasets: "moons", target: { metric: "train_accuracy", value: 0.05 } },
      "target.value",
      "more than 0.5",
    ],
    [{ datasets: "moons", target: { metric: "train_loss", value: 0.7 } }, "target.value", "less than 0.6931"],
    [{ datasets: "sine", target: { metric: "train_loss", value: 1 } }, "target.value", "less than 1"],
  ])("%j", (change, path, expected) => {
    const text = JSON.stringify({ activations: ["relu"], ...change });
    const load = () => loadConfig(text, { file: "c.json", readFile: () => csv });
    expect(load).toThrow(ActbenchError);
    expect(load).toThrow(path);
    expect(load).toThrow(expected);
  });

  test("and the default of such a file is above it", () => {
    const text = JSON.stringify({ activations: ["relu"], datasets: mine });
    const { experiment } = loadConfig(text, { file: "c.json", readFile: () => csv });
    expect(experiment.targets["my"]).toEqual({ metric: "train_accuracy", value: 0.9848 });
  });
});
