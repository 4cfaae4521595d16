import { expect, test } from "vitest";
import { compareStudies } from "../../src/analysis/compare-studies.js";
import { comparisonBlocks } from "../../src/reports/comparison/blocks.js";
import { comparisonFormats } from "../../src/reports/comparison/formats.js";
import { widthOf } from "../../src/reports/terminal/cells.js";
import { expectGolden } from "../helpers/golden.js";
import { inventedExperiment, inventedStudy, usualInvention } from "../helpers/invented-study.js";
import { plainWords } from "../helpers/plain-words.js";

const [relu] = inventedExperiment.activations.slice(3);
const a = inventedStudy();
const b = inventedStudy(
  {
    optimizers: [{ label: "adam", name: "adam", parameters: {} }],
    activations: [...inventedExperiment.activations.slice(0, 6), { ...relu, label: "a|b 한글" }],
  },
  (spec) => {
    const usual = usualInvention(spec);
    const factor = spec.activation.label === "elu" ? 0.5 : 1.4 + 0.01 * spec.seed;
    return { ...usual, time: usual.time && Math.round(100 * usual.time * factor) / 100 };
  },
);
const named = { version: "0.1.0", backend: "simd", trials: 48, missing: 0 };
const report = {
  a: { directory: "results/sgd", name: "invented", ...named },
  b: { directory: "results/adam", name: "invented", ...named, version: "0.2.0" },
  comparison: compareStudies(a, b),
};
const display = { columns: 80, colour: false, unicode: true };

test.each([
  ["terminal", "compare-80.txt", display],
  ["terminal", "compare-ascii-120.txt", { ...display, columns: 120, unicode: false }],
  ["markdown", "compare.md", display],
  ["latex", "compare.tex", display],
])("a comparison as %s looks as it should: %s", (format, golden, shownOn) => {
  expectGolden(golden, comparisonFormats.get(format).write(report, shownOn));
});

test.each([60, 80, 120])("no line takes more than %i cells", (columns) => {
  for (const colour of [true, false]) {
    const text = comparisonFormats.get("terminal").write(report, { ...display, columns, colour });
    expect(widthOf(text)).toBeLessThanOrEqual(columns);
  }
});

test("as JSON it has every cell, and null for what is infinite", () => {
  const { cells, compared, unmatched } = JSON.parse(comparisonFormats.get("json").write(report, display));
  expect(cells).toHaveLength(12);
  expect(cells[0]).toMatchObject({ medianA: null, outcome: "undecided", factors: { activation: "linear" } });
  expect(compared).toEqual(["optimizer"]);
  expect(unmatched).toHaveLength(6);
});

/** Every text that stands in a comparison, by the heading or the first words of its block. */
const texts = comparisonBlocks(report).flatMap((block): string[] => {
  if (block.kind === "finding") return [block.text, ...block.basis];
  if (block.kind === "list") return [block.heading, ...block.items];
  if (block.kind === "tables") return [...block.tables.map(({ title }) => title), block.note];
  throw new Error(`a comparison has a ${block.kind} that no format is checked for`);
});

test.each(comparisonFormats.members.filter(({ name }) => name !== "json"))(
  "$name leaves nothing of a comparison out",
  (format) => {
    const written = format.write(report, display).replaceAll(/\s+/g, " ");
    expect(texts.map(plainWords).filter((text) => !written.includes(text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(8);
  },
);

test("two studies of one config are said to be the same in every format", () => {
  const same = { ...report, b: report.a, comparison: compareStudies(a, a) };
  const formats = comparisonFormats.members.filter(({ name }) => name !== "json");
  const silent = formats.filter(
    (format) => !format.write(same, display).includes("The two configs are the same."),
  );
  expect(silent).toEqual([]);
});
