import { expect, test } from "vitest";
import { analyse } from "../../../src/analysis/findings.js";
import { resolveClaims } from "../../../src/claims/index.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import { jsonReport } from "../../../src/reports/formats/json.js";
import { inventedStudy } from "../../helpers/invented-study.js";

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

test("the document has the verdicts and warnings of the judgement it is given", () => {
  const study = inventedStudy();
  const judgement = judgeStudy(study, {
    claims: resolveClaims([{ faster: "relu", than: "sigmoid", times: 1.2 }], study.experiment),
  });
  const { verdicts, warnings } = JSON.parse(jsonReport(analyse(study, judgement)));
  expect(verdicts).toHaveLength(2);
  expect(verdicts[0]).toMatchObject({ claim: "relu-1.2x-sigmoid", status: "exploratory", n: 10 });
  expect(warnings).toHaveLength(judgement.warnings.length);
});
