import { describe, expect, test } from "vitest";
import { analyse, type Findings } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment } from "../../../src/experiment/experiment.js";
import { reportFormats } from "../../../src/reports/formats/index.js";
import { latexReport } from "../../../src/reports/formats/latex.js";
import { latexText } from "../../../src/reports/formats/latex-text.js";
import { annotations } from "../../../src/reports/annotations.js";
import { withinSummary } from "../../../src/reports/formats/github-summary.js";
import {
  escaped,
  markdownPieces,
  markdownReport,
  markdownText,
} from "../../../src/reports/formats/markdown.js";
import { expectGolden } from "../../helpers/golden.js";
import { inventedExperiment, inventedStudy } from "../../helpers/invented-study.js";

const display = { columns: 80, colour: false, unicode: true };
const provenance = { version: "1.2.3", backend: "simd", config: "{}", files: [] };

function findingsOf(overrides: Partial<Experiment> = {}): Findings {
  const study = inventedStudy(overrides);
  return analyse(study, judgeStudy(study));
}

const exploratory = findingsOf();
const declared = findingsOf({
  claims: [
    { faster: "relu", than: "sigmoid", times: 1.2 },
    { faster: "relu", than: "tanh", times: 6 },
  ],
});

describe("every format", () => {
  test.each(reportFormats.members)("$name names every activation and data set", async ({ write }) => {
    const text = await write(exploratory, display, provenance);
    for (const { label } of [...inventedExperiment.activations, ...inventedExperiment.datasets]) {
      expect(text.replaceAll("\\_", "_")).toContain(label);
    }
    expect(text.endsWith("\n")).toBe(true);
  });

  test.each(reportFormats.members)("$name gives the verdicts on declared claims", async ({ write }) => {
    const text = await write(declared, display, provenance);
    expect(text.replaceAll("\\_", "_")).toContain("relu-1.2x-sigmoid");
    expect(text).toContain("supported");
    expect(text).toContain("direction only");
  });

  test.each(reportFormats.members)("$name spells per cent in one way", async ({ write }) => {
    const text = await write(declared, display, provenance);
    const body = text.replaceAll(/^%.*$|<style>.*?<\/style>|<svg.*?<\/svg>/gms, "");
    expect(body).not.toMatch(/\d\\?%/);
  });

  test.each(reportFormats.members)(
    "$name has something to say of a study without trials",
    async ({ write }) => {
      expect(await write(analyse(inventedStudy({ seeds: [] })), display, provenance)).not.toBe("");
    },
  );
});

describe("the summary of a GitHub job", () => {
  test("is the Markdown report where that is short enough", () => {
    expect(withinSummary(markdownPieces(declared))).toEqual(markdownPieces(declared));
  });

  test("leaves the largest tables out, and says so, where it is not; verdicts stay", () => {
    const pieces = markdownPieces(declared);
    const whole = Buffer.byteLength(markdownText(pieces));
    const table = pieces.find((piece) => piece.startsWith("| ")) ?? "";
    const kept = withinSummary([...pieces, ...Array.from({ length: 40 }, () => table)], whole + 2000);
    expect(Buffer.byteLength(markdownText(kept))).toBeLessThanOrEqual(whole + 2000);
    expect(kept).toContain("_Left out here, as a summary holds no more: 1 KiB._");
    const verdicts = pieces.filter((piece) => piece.includes("**supported**"));
    expect(verdicts).not.toEqual([]);
    for (const piece of verdicts) expect(kept).toContain(piece);
  });
});

describe("annotations", () => {
  const places = new Map([["relu-6x-tanh", { line: 3, column: 7 }]]);
  const text = (findings: Findings) => annotations(findings, { file: "a,b.json", places });

  test("stand at the refuted claims alone, with what would end a command escaped", () => {
    const lines = text(withRefuted(["relu-6x-tanh"])).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::warning file=a%2Cb\.json,line=3,col=7,title=relu-6x-tanh%3A refuted in /);
    expect(lines[0]).toContain("%0A✗ ");
    expect(lines[0]).toMatch(/\d %25 /);
    expect(lines[1]).toBe("");
  });

  test("have no line where the config's text does not declare the claim", () => {
    expect(text(withRefuted(["another"]))).toMatch(/^::warning file=a%2Cb\.json,title=another%3A /);
  });

  test("name the rest in the tenth, as GitHub shows no more", () => {
    const names = Array.from({ length: 12 }, (_, i) => `claim-${i}`);
    const lines = text(withRefuted(names)).trim().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toMatch(/title=3 more claims refuted::claim-9, claim-10, claim-11$/);
  });
});

/** The declared findings, with one refuted verdict of each of the claims, and none of others. */
function withRefuted(claims: readonly string[]): Findings {
  const [verdict] = declared.verdicts;
  return { ...declared, verdicts: claims.map((claim) => ({ ...verdict, claim, verdict: "refuted" })) };
}

describe("Markdown", () => {
  test("looks as it should", () => {
    expectGolden("report.md", markdownReport(exploratory));
  });

  test("looks as it should with claims", () => {
    expectGolden("verdicts.md", markdownReport(declared));
  });

  test("has as many cells in every row of a table as in its head", () => {
    const blocks = markdownReport(findingsOf({ activations: hostileActivations })).split("\n\n");
    const tables = blocks.map((block) => block.split("\n")).filter(([first]) => first.startsWith("| "));
    expect(tables.length).toBeGreaterThan(2);
    for (const [head, ...rows] of tables) {
      for (const row of rows) expect(cells(row)).toBe(cells(head));
    }
  });

  test.each([
    ["a|b", String.raw`a\|b`],
    ["`code`", "\\`code\\`"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["leaky_relu", "leaky_relu"],
    ["_emphasis_ and *more*", String.raw`\_emphasis\_ and \*more\*`],
    ["two\nlines", "two lines"],
    ["1. no list", String.raw`1\. no list`],
    ["- no list", String.raw`\- no list`],
    ["[link](x)", String.raw`\[link\](x)`],
  ])("shows %j as it is", (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });
});

describe("LaTeX", () => {
  test("looks as it should", () => {
    expectGolden("report.tex", latexReport(exploratory));
  });

  test("looks as it should with claims", () => {
    expectGolden("verdicts.tex", latexReport(declared));
  });

  test("is ASCII but for accented Latin letters outside of its comments, whatever the names are", () => {
    const text = latexReport(findingsOf({ name: "100 % {hostile}", activations: hostileActivations }));
    const body = text.replaceAll(/^%.*$/gm, "");
    expect(body.match(/[^\p{ASCII}À-ž]/gu)).toBeNull();
    expect(body).toContain(String.raw`\actbenchchar{D55C}`);
  });

  test.each([
    [
      "50 % & more_#1 ~ ^ {x} $",
      String.raw`50 \% \& more\_\#1 \textasciitilde{} \textasciicircum{} \{x\} \$`,
    ],
    ["\\input{x}", String.raw`\textbackslash{}input\{x\}`],
    ["≥ 2 × σ", String.raw`$\geq$ 2 $\times$ $\sigma$`],
    ["Müller", "Müller"],
    ["한", String.raw`\actbenchchar{D55C}`],
  ])("shows %j as it is", (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });
});

const cells = (line: string): number => line.split(/(?<!\\)\|/).length;

const hostileActivations = [
  "a|b`c`",
  "<script>alert('x')</script>",
  "한글 활성화",
  "🙂👩‍👩‍👧",
  "50%_{x}^2&#~\\$",
  "x".repeat(300),
].map((label, i) => ({
  label,
  layers: [{ name: `act_${i}`, formula: `${i + 1} * x`, parameters: {}, learned: [] }],
}));
