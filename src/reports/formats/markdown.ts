import type { Findings } from "../../analysis/findings.js";
import { comparisonLegend } from "../content/comparisons.js";
import {
  FIRST_TO_TARGET,
  reportContent,
  resultsContent,
  type DatasetSection,
  type ReportContent,
} from "../content/content.js";
import { onOneLine, type ContentTable } from "../content/table.js";
import { MARKS, marksLegend, type ClaimSection } from "../content/verdicts.js";
import type { ReportFormat } from "./definition.js";

export const markdownFormat: ReportFormat = {
  name: "markdown",
  description: "GitHub's Markdown, for a README or a pull request",
  write: markdownReport,
};

export function markdownReport(findings: Findings): string {
  const content = reportContent(findings);
  const title = `## ${escaped(findings.study.experiment.name)}`;
  if (content === undefined) return `${title}\n\nNo trial of this study has finished.\n`;
  const blocks = [
    title,
    `**${escaped(content.headline)}**`,
    escaped(content.basis),
    escaped(content.setting),
    content.data.map((line) => `- ${escaped(line)}`).join("\n"),
    ...content.datasets.flatMap(datasetBlocks),
    small(`Bold: ${FIRST_TO_TARGET}. ${content.legend.join(" ")}`),
    ...acrossBlocks(content),
    ...comparisonBlocks(content),
    ...verdictBlocks(content),
    ...warningBlocks(content),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function datasetBlocks(section: DatasetSection): string[] {
  const bold = section.rows.map((row) => section.best.has(row));
  return [
    `### ${escaped(section.title)}`,
    escaped(section.sentence),
    markdownTable(resultsContent(section), (row) => bold[row]),
  ];
}

function acrossBlocks({ across, acrossLegend }: ReportContent): string[] {
  if (across.length === 0) return [];
  return [
    ...across.flatMap((each) => [`### ${escaped(each.title)}`, markdownTable(each)]),
    small(acrossLegend),
  ];
}

function comparisonBlocks({ comparisons }: ReportContent): string[] {
  if (comparisons === undefined) return [];
  return [`### ${escaped(comparisons.title)}`, markdownTable(comparisons), small(comparisonLegend)];
}

function verdictBlocks({ verdicts }: ReportContent): string[] {
  if (verdicts === undefined) return [];
  return ["### Verdicts", escaped(`${verdicts.heading} ${marksLegend}.`), ...verdicts.claims.map(claimBlock)];
}

function claimBlock({ claim, statement, rows, origin }: ClaimSection): string {
  const lines = rows.map(({ verdict, place, finding, elsewhere }) => {
    const where = place === "" ? "" : ` (${escaped(place)})`;
    return `- ${MARKS[verdict]} **${verdict}**${where}: ${escaped([finding, elsewhere].join(" ").trim())}`;
  });
  return [
    `**${escaped(claim)}**: ${escaped(statement)}`,
    "",
    ...lines,
    ...(origin === "" ? [] : ["", small(origin)]),
  ].join("\n");
}

function warningBlocks({ warnings }: ReportContent): string[] {
  if (warnings.length === 0) return [];
  return ["### Warnings", warnings.map((warning) => `- ${escaped(warning)}`).join("\n")];
}

/** A table in GitHub's Markdown, its cells escaped. */
export function markdownTable(
  { head, align, rows }: ContentTable,
  isBold: (row: number) => boolean = () => false,
): string {
  return [
    line(head.map((text) => escaped(onOneLine(text)))),
    line(align.map((side) => (side === "right" ? "---:" : "---"))),
    ...rows.map((row, i) => line(row.map((cell) => strong(escaped(cell), isBold(i))))),
  ].join("\n");
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const strong = (text: string, isBold: boolean): string => (isBold && text !== "" ? `**${text}**` : text);

/** A note in small letters. */
export const small = (text: string): string => (text === "" ? "" : `<sub>${escaped(text)}</sub>`);

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Text that Markdown shows as it is, on one line: no tag, link, emphasis, code or end of a table's cell. An underscore
 * between letters means nothing and stays, as in leaky_relu.
 */
export function escaped(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character])
    .replaceAll(/[\\`*|[\]~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[#+-](?=\s)/gu, "\\$&")
    .replaceAll(/^(\d+)(?=[.)]\s)/g, "$1\\")
    .replaceAll(/@(?=\w)/g, "@<!-- -->");
}
