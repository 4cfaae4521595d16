import { createRegistry } from "../../registry.js";
import { writeBlocks } from "../blocks.js";
import { withinSummary } from "../formats/github-summary.js";
import { latexDocument } from "../formats/latex.js";
import { markdownText, markdownWriter } from "../formats/markdown.js";
import { COMPARISON_FORMATS, type ComparisonFormatName } from "../formats/definition.js";
import type { Display } from "../terminal/display.js";
import { terminalText } from "../terminal/report.js";
import { comparisonBlocks, type ComparisonReport } from "./blocks.js";

/** A way to write a comparison of two studies: what writes a study's report writes this one. */
interface ComparisonFormat {
  readonly name: ComparisonFormatName;
  write(report: ComparisonReport, display: Display): string;
}

const markdownPieces = (report: ComparisonReport): string[] =>
  writeBlocks(comparisonBlocks(report), markdownWriter);

const writers: Readonly<Record<ComparisonFormatName, ComparisonFormat["write"]>> = {
  terminal: (report, display) => terminalText(comparisonBlocks(report), display),
  markdown: (report) => markdownText(markdownPieces(report)),
  latex: (report) => latexDocument(`${report.a.name} and ${report.b.name}`, comparisonBlocks(report)),
  json: jsonComparison,
  "github-summary": (report) => markdownText(withinSummary(markdownPieces(report))),
};

/** What `actbench compare --format` can write. */
export const comparisonFormats = createRegistry(
  "format",
  COMPARISON_FORMATS.map((name): ComparisonFormat => ({ name, write: writers[name] })),
);

/** Grows when a key changes its meaning or goes. */
const FORMAT = 1;

/** Whatever is infinite is null, which is what `JSON.stringify` makes of it. */
function jsonComparison({ a, b, comparison }: ComparisonReport): string {
  return `${JSON.stringify({ format: FORMAT, a, b, ...comparison }, undefined, 2)}\n`;
}
