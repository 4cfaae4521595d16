import { expect, test } from "vitest";
import { sweepBase } from "../../src/claims/needs.js";
import { scriptedExperiment } from "../helpers/scripted-study.js";

const csv = (label: string) => ({ label, name: "csv", parameters: { path: `${label}.csv` } });

test.each([
  ["train_accuracy", "second"],
  ["test_balanced_accuracy", "second"],
  ["train_f1", "second"],
  ["train_r2", "first"],
  // A loss is of either task: nothing tells them apart.
  ["train_loss", "first"],
])("a sweep takes the first file whose target, as %s, is of a classification", (metric, expected) => {
  const targets = { first: { metric: "train_loss", value: 0.1 }, second: { metric, value: 0.5 } };
  const { datasets } = sweepBase({ ...scriptedExperiment, datasets: [csv("first"), csv("second")], targets });
  expect(datasets.map(({ label }) => label)).toEqual([expected]);
});
