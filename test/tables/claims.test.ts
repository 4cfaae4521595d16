import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/findings.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { csvTables } from "../../src/tables/index.js";
import {
  exclusionP,
  hodgesLehmann,
  signInterval,
  signP,
  signedRankInterval,
  simultaneousConfidence,
} from "../../src/stats/index.js";
import { choice, noise, scriptedStudy } from "../helpers/scripted-study.js";
import { csvText } from "../helpers/csv-text.js";

type Row = Record<string, string>;

const usual: Record<string, number> = { sigmoid: 90, tanh: 26, relu: 20 };
const study = scriptedStudy(
  {
    claims: ["relu-6x-tanh", "relu-6x-sigmoid", "sigmoid-saturates"],
    activations: ["sigmoid", "tanh", "relu"].map(choice),
    learningRates: [],
    tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 3, regimes: ["shared", "tuned"] },
    gains: ["own", "unit"],
  },
  (spec) => ({ time: usual[spec.activation.label] * (1 + spec.learningRate) * noise(spec, 0.3) }),
);
const findings = analyse(study, judgeStudy(study));
const rowsOf = (name: string): Row[] =>
  parse(csvText(csvTables.get(name), findings), { columns: true, recordDelimiter: "\n" });

describe("claims.csv", () => {
  test("can be recomputed from trials.csv alone", () => {
    const trials = rowsOf("trials").filter(({ phase }) => phase === "evaluate");
    const compared = rowsOf("claims").filter(
      ({ measure, claim }) => measure === "epochs_to_target" && claim.startsWith("relu-6x"),
    );
    expect(compared).toHaveLength(8);
    const factors = [
      "dataset",
      "hidden",
      "optimizer",
      "initializer",
      "gain",
      "l1",
      "l2",
      "dropout",
      "batch_size",
    ];
    for (const row of compared) {
      const times = (side: "a" | "b") =>
        new Map(
          trials
            .filter((trial) => factors.every((name) => trial[name] === row[name]))
            .filter(
              (trial) =>
                trial.activation === row[side] && trial.learning_rate === row[`learning_rate_${side}`],
            )
            .map((trial) => [trial.seed, Number(trial.time_to_target_epochs)]),
        );
      const [a, b] = [times("a"), times("b")];
      const ratios = [...a].map(([seed, time]) => Math.log((b.get(seed) ?? NaN) / time));
      const points = ratios.map((ratio) => ({ lower: ratio, upper: ratio }));
      expect(points).toHaveLength(Number(row.pairs));
      expect(Number(row.estimate_lower)).toBeCloseTo(Math.exp(hodgesLehmann(points).lower), 9);
      expect(Number(row.interval_upper)).toBeCloseTo(Math.exp(signedRankInterval(points).upper), 9);
      expect(Number(row.median_lower)).toBeCloseTo(Math.exp(signInterval(points).lower), 9);
      const confidence = simultaneousConfidence(Number(row.measurements));
      const limits = [signedRankInterval(points, confidence), signInterval(points, confidence)];
      const together = Math.min(...limits.map(({ lower }) => lower));
      expect(Number(row.simultaneous_lower || "0")).toBeCloseTo(Math.exp(together), 9);
      const against =
        row.verdict === "direction only" ? [1, Number(row.claimed_ratio)] : [Number(row.claimed_ratio)];
      const ps = against.flatMap((value) => [exclusionP, signP].map((p) => p(points, Math.log(value))));
      expect(Number(row.p)).toBe(Math.max(...ps));
    }
  });

  test("leaves out where, and what, the formula alone decides", () => {
    const exact = rowsOf("claims").find(({ measure }) => measure === "largest_error");
    expect(exact).toMatchObject({
      dataset: "",
      regime: "",
      a: "",
      p: "",
      p_adjusted: "",
      measurements: "0",
      verdict: "supported",
    });
  });

  test("holds nothing of the clock, and timing-claims.csv nothing else", () => {
    expect(rowsOf("claims").filter(({ measure }) => measure.startsWith("seconds"))).toEqual([]);
    expect(rowsOf("timing-claims")).toEqual([]);
  });

  test("holds the finding as a sentence", () => {
    for (const { finding, verdict } of rowsOf("claims")) {
      expect(finding.startsWith(verdict)).toBe(true);
      expect(finding).toMatch(/\.$/);
    }
  });
});

describe("tuning.csv", () => {
  const rows = rowsOf("tuning");

  test("has each rate of each activation in each condition, and which was chosen", () => {
    const relu = rows.filter(
      ({ activation, gain, hidden }) => activation === "relu" && gain === "own" && hidden === "32x32",
    );
    expect(relu.length).toBeGreaterThanOrEqual(2);
    expect(relu.filter(({ chosen_tuned }) => chosen_tuned === "1")).toHaveLength(1);
    expect(relu.filter(({ chosen_shared }) => chosen_shared === "1")).toHaveLength(1);
    expect(relu.find(({ chosen_tuned }) => chosen_tuned === "1")).toMatchObject({
      // Lower is always better here: the grid was extended three times, and ends there.
      learning_rate: "0.0001",
      at_edge: "1",
      trials: "3",
      reached: "3",
    });
  });

  test("has those of the claims' own experiments as well, each once", () => {
    expect(rows.some(({ hidden }) => hidden === "32x32x32x32x32x32x32x32")).toBe(true);
    const keys = rows.map((row) =>
      csvTables
        .get("tuning")
        .primaryKey.map((name) => row[name])
        .join("|"),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
