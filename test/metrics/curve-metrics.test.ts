import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PartSums } from "../../src/metrics/definition.js";
import { curveMetrics } from "../../src/metrics/index.js";
import { tallyClasses, tallyValues, type Tally } from "../../src/trial/tally.js";

const none = tallyValues(new Float64Array(0));
const sums: PartSums = {
  loss: 3,
  correct: 6,
  rows: 8,
  confusion: none.confusion,
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

/** The tally of outputs that come in two chunks. */
function tallied(tally: Tally, { outputs }: Scored, width: number): PartSums {
  const first = width * Math.floor(outputs.length / width / 3);
  tally.add(Float64Array.from(outputs.slice(0, first)));
  tally.add(Float64Array.from(outputs.slice(first)));
  return { ...sums, confusion: tally.confusion, squares: tally.squares };
}

describe("scikit-learn says the same of", () => {
  test.each(fixtures.classification)("$classes classes", (each) => {
    const found = tallied(tallyClasses(Float64Array.from(each.truth), each.classes), each, each.classes);
    expect(curveMetrics.get("train_balanced_accuracy").measure(found)).toBeCloseTo(
      each.balanced_accuracy,
      12,
    );
    expect(curveMetrics.get("test_f1").measure(found)).toBeCloseTo(each.f1, 12);
  });

  test.each(fixtures.regression)("values, $r2 explained", (each) => {
    const found = tallied(tallyValues(Float64Array.from(each.truth)), each, 1);
    expect(curveMetrics.get("train_r2").measure(found)).toBeCloseTo(each.r2, 12);
  });
});

describe("a constant prediction is measured as what the metric says of it:", () => {
  const shares = [0.1, 0.7, 0.2];
  const truth = Float64Array.from({ length: 10 }, (_, i) => (i < 1 ? 0 : i < 8 ? 1 : 2));
  const always = tallied(
    tallyClasses(truth, 3),
    { truth: [], outputs: [...truth].flatMap(() => [0, 1, 0]) },
    3,
  );
  test.each(["accuracy", "balanced_accuracy", "f1"])("%s", (name) => {
    const metric = curveMetrics.get(`train_${name}`);
    expect(metric.constant(shares)).toBeCloseTo(metric.measure({ ...always, correct: 7, rows: 10 }), 12);
  });
});
