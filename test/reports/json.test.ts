import { expect, test } from "vitest";
import { analyse } from "../../src/analysis/findings.js";
import { jsonReport } from "../../src/reports/json.js";
import { inventedStudy } from "../helpers/invented-study.js";

test("the document has a row per cell; a time beyond the horizon is null", () => {
  const { name, summary } = JSON.parse(jsonReport(analyse(inventedStudy())));
  expect(name).toBe("invented");
  expect(summary).toHaveLength(16);
  expect(summary[0]).toMatchObject({
    dataset: "spirals",
    activation: "linear",
    reached: 0,
    time_to_target_epochs: { median: null },
  });
  expect(summary[3]).toMatchObject({
    activation: "relu",
    reached: 10,
    final_units: { dead: expect.any(Number) },
  });
  expect(summary[3].time_to_target_epochs.median).toBeCloseTo(20, 9);
});
