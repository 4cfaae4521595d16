import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/analysis/findings.js";
import type { Verdict } from "../../../src/analysis/verdict.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import { terminalReport, verdictReport, warningList } from "../../../src/reports/terminal/report.js";
import { sensitivityCharts } from "../../../src/reports/terminal/sensitivity.js";
import { shown, type Display } from "../../../src/reports/terminal/display.js";
import { widthOf } from "../../../src/reports/terminal/cells.js";
import { verdictTable } from "../../../src/reports/terminal/verdicts.js";
import { warningSentence } from "../../../src/reports/content/notes.js";
import { expectGolden } from "../../helpers/golden.js";
import { choice, noise, scriptedStudy } from "../../helpers/scripted-study.js";

const plain: Display = { columns: 80, colour: false, unicode: true };
const times: Record<string, number | null> = { sigmoid: 90, tanh: 26, relu: 20, maxout: null };

const study = scriptedStudy(
  {
    claims: ["all"],
    activations: ["sigmoid", "tanh", "relu", "maxout"].map(choice),
    learningRates: [],
    tuning: { from: 0.03, to: 3, perDecade: 1, extend: 3, seeds: 16, regimes: ["shared", "tuned"] },
    gains: ["own", "unit"],
  },
  (spec) => {
    const time = times[spec.activation.label] ?? null;
    const best = spec.activation.label === "sigmoid" ? 3 : 0.3;
    const away = 2 ** Math.abs(Math.log10(spec.learningRate / best));
    return { time: time && time * away * noise(spec, 0.1), loss: away };
  },
);
const findings = analyse(study, judgeStudy(study));
const { verdicts } = findings;

describe("the report of a tuned study with claims looks as it should", () => {
  test.each([80, 120])("at %i columns", (columns) => {
    expectGolden(`tuned-${columns}.txt`, terminalReport(findings, { ...plain, columns }));
  });
});

test("a table shows each activation at the shared rate and at its own", () => {
  const text = terminalReport(findings, { ...plain, columns: 120 });
  expect(text).toMatch(/^own +shared +sigmoid +3 /m);
  expect(text).toMatch(/^ +tuned +sigmoid +3 .*\n +tanh +0\.3 /m);
});

describe("the verdict table", () => {
  test.each([
    [80, plain],
    [120, { ...plain, columns: 120 }],
    [80, { ...plain, colour: true }],
    [80, { ...plain, unicode: false }],
  ])("fits %d columns: %j", (columns, display) => {
    const text = verdictReport(findings, { ...display, columns });
    expect(widthOf(text)).toBeLessThanOrEqual(columns);
    if (!display.unicode) expect(text).not.toMatch(/\P{ASCII}/u);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  test("uses the room of a wider terminal", () => {
    const lines = (columns: number) => verdictTable(verdicts, { ...plain, columns }).split("\n").length;
    expect(lines(120)).toBeLessThan(lines(80));
  });

  test("writes each verdict as a word where there is no colour, and as a mark where there is", () => {
    const row = (display: Display) =>
      verdictTable(
        verdicts.filter(({ claim }) => claim === "relu-6x-tanh"),
        display,
      )
        .split("\n")
        .find((line) => line.includes("spirals"));
    expect(row(plain)).toMatch(/^ {2}~ direction only {2}spirals {2}ReLU reaches/);
    expect(row({ ...plain, colour: true })).not.toContain("direction only");
  });

  test("shows the finding at each activation's own rate, and the other conditions by their marks", () => {
    const own = verdicts.filter(({ claim }) => claim === "relu-6x-tanh");
    const textOf = (group: readonly Verdict[]) => verdictTable(group, plain).replaceAll(/\s+/g, " ");
    expect(textOf(own)).toContain("each at its own best learning rate");
    expect(textOf(own)).toContain("Elsewhere: ~ in all 3 other conditions.");
    expect(textOf([{ ...own[0], verdict: "refuted" }, ...own.slice(1)])).toContain(
      "Elsewhere: ✗ shared rate and own gain; ~ shared rate and unit gain; ~ tuned rate and unit gain.",
    );
  });

  test("says under which condition a claim was made where ours speak against it", () => {
    const text = verdictTable(verdicts, { ...plain, columns: 120 });
    expect(text).toMatch(/Source: .*Krizhevsky/);
    const supported = verdicts.filter(({ verdict }) => verdict === "supported");
    expect(verdictTable(supported, plain)).not.toContain("Source:");
  });

  test("says how many seeds would decide, and marks what was not declared as exploratory", () => {
    const first = verdicts.find(({ claim }) => claim === "relu-6x-tanh") as Verdict;
    const open: Verdict = { ...first, verdict: "inconclusive", seedsNeeded: 63, finding: "nothing is clear" };
    expect(verdictTable([open], plain)).toContain("Nothing is clear (about 63 seeds would decide).");
    const ranged = { ...open, seedsNeededRange: { lower: 24, upper: Infinity } };
    expect(verdictTable([ranged], plain).replaceAll(/\s+/g, " ")).toContain(
      "(about 63 seeds would decide; 24 or more, as far as these tell).",
    );
    expect(verdictTable([{ ...open, status: "exploratory" }], plain)).toContain("exploratory");
  });

  test("is empty without verdicts", () => {
    expect(verdictTable([], plain)).toBe("");
  });
});

describe("the sensitivity charts", () => {
  const text = sensitivityCharts(study, plain);

  test("have one for each condition, with a row for each activation", () => {
    expect(text.match(/^Learning-rate sensitivity/gm)).toHaveLength(2);
    for (const name of Object.keys(times)) expect(text.match(new RegExp(`^${name} `, "gm"))).toHaveLength(2);
  });

  test("mark each one's best rate and the shared one, and what does not arrive", () => {
    const [chart] = text.split("\n\n");
    const [rates, sigmoid, , relu, maxout, shared] = chart.split("\n").slice(-6);
    expect(relu[rates.indexOf("0.3") + 2]).toBe("▁");
    expect(relu).toContain("[▁]");
    expect(relu).toMatch(/ 0\.3: [12]\d\.\d epochs$/);
    expect(sigmoid.indexOf("]")).toBe(rates.indexOf(" 3 ") + 2);
    expect(maxout).toMatch(/^maxout[ ·[\]]+0\.3: not reached$/);
    expect(shared).toMatch(/^shared +\^$/);
    expect(rates[shared.length - 1]).toMatch(/\d/);
  });

  test("fit 80 columns, and ASCII", () => {
    for (const unicode of [true, false]) {
      const display = { ...plain, unicode };
      expect(widthOf(sensitivityCharts(study, display))).toBeLessThanOrEqual(80);
    }
    const ascii: Display = { ...plain, unicode: false };
    expect(shown(sensitivityCharts(study, ascii), ascii)).not.toMatch(/\P{ASCII}|\?/u);
  });

  test("are empty where no rate was tuned", () => {
    expect(
      sensitivityCharts(
        scriptedStudy({}, () => ({ time: 20 })),
        plain,
      ),
    ).toBe("");
  });
});

describe("warnings", () => {
  const cases = ["a on x", "b on x", "c on x", "d on x", "e on x", "f on x"];
  const warning = {
    kind: "censored",
    cases,
    problem: "trials do not arrive",
    remedy: "wait longer",
  } as const;

  test("say what is the matter, where, and what to do, in one voice", () => {
    expect(warningList([warningSentence(warning)], { ...plain, columns: 100 })).toBe(
      "1 warning\n! Trials do not arrive: a on x, b on x, c on x, d on x and 2 more; wait longer.",
    );
  });

  test("stand at the end of the report", () => {
    const text = verdictReport({ ...findings, warnings: [warning] }, plain);
    expect(text.trimEnd().split("\n\n").at(-1)).toMatch(/^1 warning\n! /);
  });

  test("are nothing where there are none", () => {
    expect(warningList([], plain)).toBe("");
  });
});
