import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkConfig } from "../../../src/experiment/load-config.js";
import { givenRateTrials } from "../../../src/experiment/plan.js";
import { createDatasetCache } from "../../../src/trial/dataset-cache.js";
import { groupTrials } from "../../../src/trial/group.js";
import { trainGroup } from "../../../src/trial/train-group.js";
import { loadKernel } from "../simd/load-kernel.js";

const fixture = (file: string) =>
  readFileSync(new URL(`../../fixtures/nn/${file}`, import.meta.url), "utf8").trimEnd();

/** Without exp or log in data, activation or loss, only the update rules decide the bits. */
it("a study of all optimisers gives the CSV that it gave when each was written by hand in AssemblyScript", () => {
  const { experiment } = checkConfig(JSON.parse(fixture("mixed-optimizers.json")), () => "");
  const kernel = loadKernel();
  const datasets = createDatasetCache({});
  const results = groupTrials(givenRateTrials(experiment), kernel.lanes).flatMap(
    (group) => trainGroup(kernel, group, datasets, () => 0).results,
  );
  const rows = results.flatMap((result) => {
    if (result.state === "failed") throw new Error(result.message);
    const { epochs, metrics } = result.curve;
    return epochs.map((epoch, i) =>
      [result.id, epoch, metrics.train_loss[i] ?? "", metrics.test_loss[i] ?? ""].join(),
    );
  });
  const [, ...expected] = fixture("mixed-optimizers.csv").split("\n");
  expect(rows.toSorted()).toEqual(expected.toSorted());
});
