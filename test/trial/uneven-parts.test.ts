import { expect, test } from "vitest";
import { csvSpecParameters, tableKey } from "../../src/datasets/csv.js";
import { parseTable } from "../../src/datasets/parse-table.js";
import { summarizeDataset } from "../../src/datasets/summary.js";
import { datasetSentence } from "../../src/reports/content/datasets.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { aTrial } from "./a-trial.js";

// Groups of 1 to 5 rows.
const group = (i: number) => Math.floor(Math.sqrt(i));
const text = `x,y,g\n${Array.from({ length: 25 }, (_, i) => `${i % 7},${i % 2 ? "a" : "b"},${group(i)}`).join("\n")}\n`;
const parameters = csvSpecParameters.parse({
  path: "my.csv",
  target: "y",
  group: "g",
  testShare: 0.4,
  sha256: "0".repeat(64),
});
const tables = { [tableKey(parameters)]: parseTable(text, parameters) };
const dataset = { label: "mine", name: "csv", parameters };

test("trials whose parts differ in size train side by side as they do alone", () => {
  const datasets = createDatasetCache(tables);
  const specs = [1, 2, 3, 4, 5, 6].map((seed) => aTrial({ dataset, seed }));
  expect(new Set(specs.map((spec) => datasets(spec).train.rows)).size).toBeGreaterThan(1);
  const kernel = loadKernel();
  const train = (each: typeof specs) => trainGroup(kernel, each, datasets, () => 0).results;
  expect(train(specs.slice(0, 4))).toEqual(specs.slice(0, 4).flatMap((spec) => train([spec])));
});

test("a report says what seeds are of such a table, and what intervals are about", () => {
  expect(datasetSentence(summarizeDataset(dataset, 1, 1, tables))).toMatch(
    /Each seed is another split of the same rows, in whole groups \(5 groups of "g"\): intervals are about this file\.$/,
  );
  const iris = { label: "iris", name: "iris", parameters: { testShare: 0.2 } };
  expect(datasetSentence(summarizeDataset(iris, 1, 1, {}))).toContain("intervals are about these rows");
  const moons = { label: "moons", name: "moons", parameters: {} };
  expect(datasetSentence(summarizeDataset(moons, 1, 1, {}))).not.toContain("intervals");
});
