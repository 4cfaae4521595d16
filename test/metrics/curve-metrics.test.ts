import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PartSums } from "../../src/metrics/definition.js";
import { curveMetrics } from "../../src/metrics/index.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createTally } from "../../src/trial/tally.js";

const sums: PartSums = {
  loss: 3,
  correct: 6,
  rows: 8,
  confusion: { classes: 0, counts: [] },
  squares: { residual: 1, total: 4 },
};

test.each([
  ["train_loss", 0.375, "train", "minimize"],
  ["test_loss", 0.375, "test", "minimize"],
  ["train_accuracy", 0.75, "train", "maximize"],
  ["test_accuracy", 0.75, "test", "maximize"],
  ["train_r2", 0.75, "train", "maximize"],
  ["test_r2", 0.75, "test", "maximize"],
])("%s is %d here, of the %s part", (name, value, part, goal) => {
  const metric = curveMetrics.get(name);
  expect(metric.measure(sums)).toBe(value);
  expect(metric).toMatchObject({ part, goal });
});

test("accuracy is for classification alone, and R² for regression", () => {
  expect(curveMetrics.get("train_accuracy").tasks).toEqual(["classification"]);
  expect(curveMetrics.get("test_f1").tasks).toEqual(["classification"]);
  expect(curveMetrics.get("test_loss").tasks).toEqual(["classification", "regression"]);
  expect(curveMetrics.get("train_r2").tasks).toEqual(["regression"]);
});

interface Scored {
  readonly truth: number[];
  readonly outputs: number[];
}
/** Made by metrics/make.py. */
const fixtures = JSON.parse(
  readFileSync(new URL("../fixtures/metrics/metrics.json", import.meta.url), "utf8"),
) as {
  readonly classification: (Scored & { classes: number; balanced_accuracy: number; f1: number })[];
  readonly regression: (Scored & { r2: number })[];
};

/** What outputs come to that are told in two chunks, of a network of so many classes; of none, for a regression. */
function tallied({ truth, outputs }: Scored, classes = 0): PartSums {
  const targets = Float64Array.from(truth);
  const [rows, width] = [truth.length, classes || 1];
  const part = { rows, width: 1, targetWidth: 1, features: targets, targets, answers: [targets] };
  const tally = createTally(referenceKernel(), classes > 0 ? "classification" : "regression", part, width);
  const first = Math.floor(rows / 3);
  tally.add(Float64Array.from(outputs), 0, rows);
  tally.clear();
  tally.add(Float64Array.from(outputs.slice(0, first * width)), 0, first);
  tally.add(Float64Array.from(outputs.slice(first * width)), first, rows - first);
  return { ...sums, ...tally.of(0) };
}

describe("scikit-learn says the same of", () => {
  test.each(fixtures.classification)("$classes classes", (each) => {
    const found = tallied(each, each.classes);
    expect(curveMetrics.get("train_balanced_accuracy").measure(found)).toBeCloseTo(
      each.balanced_accuracy,
      12,
    );
    expect(curveMetrics.get("test_f1").measure(found)).toBeCloseTo(each.f1, 12);
  });

  test.each(fixtures.regression)("values, $r2 explained", (each) => {
    const found = tallied(each);
    expect(curveMetrics.get("train_r2").measure(found)).toBeCloseTo(each.r2, 12);
  });
});

describe("a constant prediction is measured as what the metric says of it:", () => {
  const shares = [0.1, 0.7, 0.2];
  const truth = Array.from({ length: 10 }, (_, i) => (i < 1 ? 0 : i < 8 ? 1 : 2));
  const always = tallied({ truth, outputs: truth.flatMap(() => [0, 1, 0]) }, 3);
  test.each(["accuracy", "balanced_accuracy", "f1"])("%s", (name) => {
    const metric = curveMetrics.get(`train_${name}`);
    expect(metric.constant(shares)).toBeCloseTo(metric.measure({ ...always, correct: 7, rows: 10 }), 12);
  });
});
