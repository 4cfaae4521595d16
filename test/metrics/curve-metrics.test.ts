import { expect, test } from "vitest";
import { curveMetrics } from "../../src/metrics/index.js";

const sums = { loss: 3, correct: 6, rows: 8 };

test.each([
  ["train_loss", 0.375, "train", "minimize"],
  ["test_loss", 0.375, "test", "minimize"],
  ["train_accuracy", 0.75, "train", "maximize"],
  ["test_accuracy", 0.75, "test", "maximize"],
])("%s is the mean over the rows, %d here, of the %s part", (name, value, part, goal) => {
  const metric = curveMetrics.get(name);
  expect(metric.measure(sums)).toBe(value);
  expect(metric).toMatchObject({ part, goal });
});

test("accuracy is for classification alone", () => {
  expect(curveMetrics.get("train_accuracy").tasks).toEqual(["classification"]);
  expect(curveMetrics.get("test_loss").tasks).toEqual(["classification", "regression"]);
});
