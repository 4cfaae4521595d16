import { describe, expect, test } from "vitest";
import { compareArms } from "../../src/analysis/compare.js";
import { conditionsOf } from "../../src/analysis/conditions.js";
import { analyse } from "../../src/analysis/findings.js";
import { readRecords } from "../../src/analysis/records.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { reportBlocks } from "../../src/reports/blocks.js";
import { claimsTable } from "../../src/tables/claims.js";
import { anytimeP, confidenceSequence } from "../../src/stats/index.js";
import type { Study } from "../../src/results/study.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { noise, scriptedStudy } from "../helpers/scripted-study.js";
import { csvText } from "../helpers/csv-text.js";

const seeds = [11, 12, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const times: Record<string, number> = { sigmoid: 90, tanh: 26, relu: 20 };
const fixed = scriptedStudy(
  { seeds, claims: [{ faster: "relu", than: "tanh", times: 1 }] },
  (spec: TrialSpec) => ({ time: times[spec.activation.label] * noise(spec, 0.3) }),
);
/** The same trials, of which the seeds 1 to 10 were looked at first. */
const extended: Study = {
  ...fixed,
  looks: { earlier: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], late: [], extensions: [] },
};

const logRatios = (study: Study) => {
  const [{ arms }] = conditionsOf(study, study.experiment, readRecords(study));
  const [relu, tanh] = ["relu", "tanh"].map((name) => arms.find(({ label }) => label === name)!);
  return compareArms(relu, tanh).differences;
};

const said = (study: Study) => {
  const findings = analyse(study, judgeStudy(study));
  return JSON.stringify(reportBlocks(findings)) + csvText(claimsTable, findings);
};

const kinds = (study: Study) => judgeStudy(study).warnings.map(({ kind }) => kind);

describe("a study that was extended after a look", () => {
  const [verdict] = judgeStudy(extended).verdicts;

  test("is judged by what holds at every look, its pairs in the order in which they were seen", () => {
    const inConfigOrder = logRatios(fixed);
    const inOrderSeen = [...inConfigOrder.slice(6), ...inConfigOrder.slice(0, 6)];
    expect(logRatios(extended)).toEqual(inOrderSeen);
    const { lower, upper } = confidenceSequence(inOrderSeen);
    expect(Math.log(verdict.interval!.lower)).toBeCloseTo(lower, 12);
    expect(Math.log(verdict.interval!.upper)).toBeCloseTo(upper, 12);
    expect(verdict.p).toBe(anytimeP(inOrderSeen, 0));
    expect(verdict).toMatchObject({ sampling: "sequential", seedsNeeded: null });
  });

  test("pays for it: its interval holds that of seeds that were fixed beforehand", () => {
    const [{ interval, sampling, estimate }] = judgeStudy(fixed).verdicts;
    expect(sampling).toBe("fixed");
    expect(verdict.estimate).toEqual(estimate);
    expect(verdict.interval!.lower).toBeLessThan(interval!.lower);
    expect(verdict.interval!.upper).toBeGreaterThan(interval!.upper);
  });

  test("says so in its reports and in a column of claims.csv, which a study of fixed seeds does not have", () => {
    const words =
      /Extended after a look at 10 seeds: .* hold at every look|,sampling,|hold together, at every look/g;
    expect(said(extended).match(words)).toHaveLength(3);
    expect(said(fixed).match(words)).toBeNull();
  });

  test("is told when its seeds are fewer than can decide at every look", () => {
    const few = scriptedStudy(
      { seeds: seeds.slice(0, 6), claims: [{ faster: "relu", than: "tanh", times: 1 }] },
      (spec) => ({ time: times[spec.activation.label] ** 2 * noise(spec, 0.01) }),
    );
    expect(kinds(few)).not.toContain("few seeds for so many");
    expect(kinds({ ...few, looks: extended.looks })).toContain("few seeds for so many");
  });
});
