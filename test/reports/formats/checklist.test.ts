import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment } from "../../../src/experiment/experiment.js";
import { checklistReport } from "../../../src/reports/formats/checklist.js";
import { expectGolden } from "../../helpers/golden.js";
import { inventedStudy } from "../../helpers/invented-study.js";

const machine = {
  processor: "A processor",
  platform: "linux x64",
  node: "v20.16.0",
  jobs: 2,
  backend: "simd",
  seconds: 90,
} as const;

function write(
  overrides: Partial<Experiment> = {},
  making: Partial<Parameters<typeof checklistReport>[1]> = {},
) {
  const study = inventedStudy(overrides);
  return checklistReport(analyse(study, judgeStudy(study)), { version: "1.2.3", ...making });
}

/** The answer to a question, and why. */
function answerTo(title: string, text: string): string {
  return text.split("\n### ").find((section) => section.startsWith(title)) ?? "";
}

describe("the NeurIPS checklist", () => {
  test("is answered from what the study knows", () => {
    const claims = [
      { faster: "relu", than: "sigmoid", times: 1.2 },
      { faster: "relu", than: "tanh", times: 6 },
    ];
    expectGolden("checklist.md", write({ claims }, { machine }));
  });

  test("says what the study can't know: claims in a paper, a file of the authors', ethics", () => {
    const datasets = [
      { label: "own", name: "csv", parameters: { path: "own.csv", sha256: "ab12", testShare: 0.2 } },
    ];
    const text = write({ datasets, targets: { own: { metric: "train_accuracy", value: 0.95 } } });
    for (const title of ["Claims", "Open access", "Licenses", "Code of ethics"]) {
      expect(answerTo(title, text)).toContain("Answer: **[TODO]**");
    }
    expect(answerTo("Claims", text)).toContain("No claim was declared before training");
    expect(answerTo("Open access", text)).toContain("SHA-256 ab12");
    expect(answerTo("Limitations", text)).toContain("Of own each seed splits the same rows");
  });

  test("is answered by no where too few seeds decide nothing, or the machine is not known", () => {
    const text = write({ seeds: [1, 2, 3] });
    expect(answerTo("Experiment statistical significance", text)).toMatch(
      /\*\*\[No\]\*\*\n\nJustification:\n\n- 3 seeds decide nothing/,
    );
    expect(answerTo("Experiments compute", text)).toMatch(/\*\*\[No\]\*\*[^]*manifest\.json is gone/);
  });

  test("tells the search of learning rates, with what it was chosen on", () => {
    const tuning = {
      from: 0.01,
      to: 1,
      perDecade: 2,
      extend: 3,
      seeds: 5,
      regimes: ["shared", "tuned"],
      refine: { until: 0.05, rounds: 4 },
      tuning: "per-replicate",
    } as const;
    const study = inventedStudy();
    const experiment = { ...study.experiment, tuning, learningRates: [] };
    const text = checklistReport(
      { ...analyse(study), study: { ...study, experiment } },
      { version: "1.2.3" },
    );
    expect(answerTo("Experimental setting", text)).toContain(
      "a grid from 0.01 to 1 with 2 a decade, which may grow by 3 at either end; around the best one refined until the neighbours cost at most 5 %, in at most 4 rounds; tried on 5 seeds that the evaluation never sees, chosen anew for every seed",
    );
  });
});
