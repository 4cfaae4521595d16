import { createRegistry } from "../../registry.js";
import { withinSummary } from "../formats/github-summary.js";
import { escaped, items as markdownItems, markdownTable, markdownText, small } from "../formats/markdown.js";
import { COMPARISON_FORMATS, type ComparisonFormatName } from "../formats/names.js";
import { wrap } from "../terminal/cells.js";
import { contentTable } from "../terminal/content-table.js";
import { shown, type Display } from "../terminal/display.js";
import { styleFor } from "../terminal/style.js";
import { comparisonContent, type ComparisonReport } from "./content.js";

/** A way to write a comparison of two studies. */
interface ComparisonFormat {
  readonly name: ComparisonFormatName;
  write(report: ComparisonReport, display: Display): string;
}

const writers: Readonly<Record<ComparisonFormatName, ComparisonFormat["write"]>> = {
  terminal: terminalComparison,
  markdown: (report) => markdownText(comparisonPieces(report)),
  json: jsonComparison,
  "github-summary": (report) => markdownText(withinSummary(comparisonPieces(report))),
};

/** What `actbench compare --format` can write. */
export const comparisonFormats = createRegistry(
  "format",
  COMPARISON_FORMATS.map((name): ComparisonFormat => ({ name, write: writers[name] })),
);

function terminalComparison(report: ComparisonReport, display: Display): string {
  const { headline, studies, differences, table, legend, unmatched } = comparisonContent(report);
  const { bold, dim } = styleFor(display);
  const fold = (text: string) => wrap(shown(text, display), Math.min(display.columns, 110));
  const items = (lines: readonly string[]) =>
    lines.map(
      (line) =>
        `  ${wrap(shown(line, display), Math.min(display.columns, 110) - 2).replaceAll("\n", "\n  ")}`,
    );
  const paragraphs = [
    `${bold(fold(headline))}\n${dim(studies.map(fold).join("\n"))}`,
    differences.length === 0
      ? "The two configs are the same."
      : [bold("What differs"), ...items(differences)].join("\n"),
    ...(table === undefined ? [] : [`${contentTable(table, display)}\n${dim(fold(legend))}`]),
    ...(unmatched.length === 0 ? [] : [[bold("Not compared"), ...items(unmatched)].join("\n")]),
  ];
  return shown(`${paragraphs.join("\n\n")}\n`, display);
}

function comparisonPieces(report: ComparisonReport): string[] {
  const { headline, studies, differences, table, legend, unmatched } = comparisonContent(report);
  return [
    `**${escaped(headline)}**`,
    markdownItems(studies),
    ...(differences.length === 0
      ? ["The two configs are the same."]
      : ["### What differs", markdownItems(differences)]),
    ...(table === undefined ? [] : [`### ${escaped(table.title)}`, markdownTable(table), small(legend)]),
    ...(unmatched.length === 0 ? [] : ["### Not compared", markdownItems(unmatched)]),
  ];
}

/** Grows when a key changes its meaning or goes. */
const FORMAT = 1;

/** Whatever is infinite is null, which is what `JSON.stringify` makes of it. */
function jsonComparison({ a, b, comparison }: ComparisonReport): string {
  return `${JSON.stringify({ format: FORMAT, a, b, ...comparison }, undefined, 2)}\n`;
}
