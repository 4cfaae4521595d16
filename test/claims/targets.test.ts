import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/findings.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { claimSections } from "../../src/reports/content/verdicts.js";
import { csvTables } from "../../src/tables/index.js";
import { noise, scriptedStudy } from "../helpers/scripted-study.js";
import { csvText } from "../helpers/csv-text.js";

/** ReLU is at 95 % three times as soon as tanh; at 99 % both are at the horizon. */
const study = scriptedStudy({ claims: [{ faster: "relu", than: "tanh", times: 1.5 }] }, (spec) => ({
  time: (spec.activation.label === "relu" ? 20 : 60) * noise(spec, 0.1),
}));
const findings = analyse(study, judgeStudy(study));
const [verdict] = findings.verdicts;
const rowsOf = (name: string): Record<string, string>[] =>
  parse(csvText(csvTables.get(name), findings), { columns: true, recordDelimiter: "\n" });

describe("over the ladder of targets", () => {
  const first = (verdict.targets?.rungs ?? []).filter(({ crossing }) => crossing === "first");

  test("the declared target keeps the verdict, and others have their own", () => {
    expect(verdict.verdict).toBe("supported");
    const declared = first.filter((rung) => rung.declared);
    expect(declared).toHaveLength(1);
    const { estimate, interval, simultaneous, verdict: word } = verdict;
    expect(declared[0]).toMatchObject({ value: 0.95, estimate, interval, simultaneous, verdict: word });
    expect(first.map(({ value }) => value)).toEqual([0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]);
    expect(first.map((rung) => rung.verdict).slice(-2)).toEqual(["direction only", "refuted"]);
  });

  test("a finding says from where to where the ratio runs, and at which targets the verdict changes", () => {
    const [{ rows }] = claimSections(findings.verdicts);
    expect(rows[0].finding).toMatch(
      / At targets from 60 % to 99 %: 1 to 3 ×, direction only at 98 % and refuted at 99 %\.$/,
    );
    expect(rowsOf("claims")[0]).toMatchObject({
      ratio_over_targets_lower: "1",
      verdict_at_other_targets: "direction only at 0.98 and refuted at 0.99",
    });
  });

  test("targets.csv has them, and sustained crossings beside the first", () => {
    const rows = rowsOf("targets");
    expect(rows).toHaveLength(14);
    expect(rows.filter(({ declared }) => declared === "1")).toHaveLength(1);
    // Three evaluations (at 0, at the crossing, at the horizon): 95 % is met at two in a row.
    const sustained = rows.filter(({ crossing }) => crossing === "sustained");
    expect(sustained.map(({ censored }) => censored)).toEqual(Array(7).fill("20"));
  });

  test("a target that a constant prediction meets is left out", () => {
    const data = [{ label: "spirals", task: "classification", rows: 10, features: 2 }] as const;
    const classes = [
      { name: "a", rows: 8 },
      { name: "b", rows: 2 },
    ];
    const { verdicts } = judgeStudy(study, { data: data.map((summary) => ({ ...summary, classes })) });
    expect(verdicts[0].targets?.rungs.map(({ value }) => value).slice(0, 2)).toEqual([0.9, 0.95]);
  });
});

describe("by other measures", () => {
  test("comparisons.csv has the final loss, the accuracy and the area under the curve, and who is sooner with a fresh seed", () => {
    const rows = rowsOf("comparisons");
    expect(rows.map(({ measure }) => measure)).toContain("mean_train_loss");
    expect(rows[0]).toMatchObject({
      measure: "epochs_to_target",
      estimate_lower: rowsOf("claims")[0].estimate_lower,
      pairs: "20",
      chance_lower: "1",
      chance_upper: "1",
    });
    expect(Number(rows[0].chance_interval_lower)).toBeCloseTo(0.025 ** (1 / 20), 10);
  });

  test("a trial that diverged is no better than the other, and two tell nothing", () => {
    const diverging = scriptedStudy(
      { claims: [{ faster: "relu", than: "tanh", times: 1.5 }] },
      ({ activation, seed }) => ({
        time: activation.label === "relu" ? 20 : 60,
        diverges: seed <= 10 && (activation.label === "relu" || seed <= 5),
      }),
    );
    const [{ pairMeasures }] = judgeStudy(diverging).verdicts;
    const losses = pairMeasures.find(({ measure }) => measure === "final_train_loss");
    expect(losses).toMatchObject({ n: 20, censored: 10, chance: { lower: 0.5, upper: 0.75 } });
  });
});
