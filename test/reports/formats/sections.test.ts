import { describe, expect, test } from "vitest";
import { analyse, type Findings } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import { reportContent, type ReportContent } from "../../../src/reports/content/content.js";
import { reportFormats } from "../../../src/reports/formats/index.js";
import type { ReportFormatName } from "../../../src/reports/formats/definition.js";
import { inventedStudy } from "../../helpers/invented-study.js";
import { plainWords } from "../../helpers/plain-words.js";

const display = { columns: 120, colour: false, unicode: true };
const provenance = { version: "1.2.3", backend: "simd", config: "{}", files: [] };

/** What of each section every format must show; a section that is new does not compile until it stands here. */
const texts: { readonly [Section in keyof ReportContent]-?: (content: ReportContent) => readonly string[] } =
  {
    headline: ({ headline }) => [headline],
    basis: ({ basis }) => [basis],
    setting: ({ setting }) => [setting],
    data: ({ data }) => data,
    datasets: ({ datasets }) => datasets.flatMap(({ title, sentence }) => [title, sentence]),
    legend: ({ legend }) => legend,
    networks: ({ networks }) => (networks === undefined ? [] : [networks.title]),
    across: ({ across }) => across.map(({ title }) => title),
    acrossLegend: ({ acrossLegend }) => [acrossLegend],
    ranks: ({ ranks }) => ranks.map(({ title }) => title),
    ranksLegend: (content) => [content.ranksLegend],
    differences: ({ differences }) => differences.map(({ title }) => title),
    differencesLegend: (content) => [content.differencesLegend],
    tuningBudget: ({ tuningBudget }) => (tuningBudget === undefined ? [] : [tuningBudget.title]),
    comparisons: ({ comparisons }) => (comparisons === undefined ? [] : [comparisons.title]),
    comparisonLegend: ({ comparisons, comparisonLegend }) =>
      comparisons === undefined ? [] : [comparisonLegend],
    verdicts: ({ verdicts }) =>
      verdicts === undefined ? [] : [verdicts.heading, ...verdicts.claims.map(({ claim }) => claim)],
    warnings: ({ warnings }) => warnings,
  };

const words = "words on figures that the document has";
const results = "the paper has the results; the checklist asks how they came about";
/** Why a format is without a section. */
const omitted: Partial<Record<ReportFormatName, Partial<Record<keyof ReportContent, string>>>> = {
  json: {
    headline: words,
    basis: words,
    setting: words,
    data: "as figures: data",
    datasets: "as figures: summary",
    legend: words,
    networks: "as figures: networks",
    across: "as figures: across",
    acrossLegend: words,
    ranks: "as figures: across",
    ranksLegend: words,
    differences: "as figures: across",
    differencesLegend: words,
    tuningBudget: "as figures: tuning_budget",
    comparisons: "as figures: versus, verdicts",
    comparisonLegend: words,
    verdicts: "as figures: verdicts",
  },
  checklist: {
    headline: results,
    basis: results,
    datasets: results,
    legend: results,
    across: results,
    acrossLegend: results,
    ranks: results,
    ranksLegend: results,
    differences: results,
    differencesLegend: results,
    tuningBudget: results,
    comparisons: results,
    comparisonLegend: results,
  },
};

const declaredClaims = [
  { faster: "relu", than: "sigmoid", times: 1.2 },
  { faster: "relu", than: "tanh", times: 6 },
];

function findingsOf(claims: Findings["study"]["experiment"]["claims"]): Findings {
  const study = inventedStudy({ claims });
  return analyse(study, judgeStudy(study));
}

describe.each([
  ["a study without claims", findingsOf([])],
  ["a study with claims", findingsOf(declaredClaims)],
])("of %s", (_, findings) => {
  const content = reportContent(findings) as ReportContent;

  test.each(reportFormats.members)("$name has every section, or it is known why not", async (format) => {
    const report = (await format.write(findings, display, provenance)).replaceAll(/\s+/g, " ");
    for (const [section, textsOf] of Object.entries(texts)) {
      const missing = textsOf(content)
        .map(plainWords)
        .filter((text) => !report.includes(text));
      const isOmitted = omitted[format.name]?.[section as keyof ReportContent] !== undefined;
      if (isOmitted)
        expect([section, missing.length > 0 || textsOf(content).length === 0]).toEqual([section, true]);
      else expect([section, missing]).toEqual([section, []]);
    }
  });

  test("JSON has the figures of the sections that others have in words", async () => {
    const document = JSON.parse(await reportFormats.get("json").write(findings, display, provenance));
    expect(document.across).toHaveLength(findings.across.length);
    expect(document.versus.map(({ reference }: { reference: string }) => reference)).toEqual(
      findings.versus.map(() => "relu"),
    );
    expect(document.warnings).toHaveLength(content.warnings.length);
  });
});

test("what LaTeX says of warnings is no comment", async () => {
  const findings = findingsOf(declaredClaims);
  const text = await reportFormats.get("latex").write(findings, display, provenance);
  const items = text.split("\n").filter((line) => line.startsWith(String.raw`\item`));
  expect(items).toHaveLength(findings.warnings.length);
  expect(findings.warnings.length).toBeGreaterThan(0);
});
