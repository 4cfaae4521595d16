import type { Findings } from "../../analysis/findings.js";
import { linkedPieces, type Link } from "../../sources/cite.js";
import { reportBlocks, writeBlocks, type BlockWriter } from "../blocks.js";
import { FIRST_TO_TARGET, resultsContent, type DatasetSection } from "../content/content.js";
import { onOneLine, type ContentTable } from "../content/table.js";
import { MARKS, marksLegend, type ClaimSection } from "../content/verdicts.js";

/** GitHub's Markdown, for a README or a pull request. */
export const markdownReport = (findings: Findings): string => markdownText(markdownPieces(findings));

/** Headings, paragraphs, lists and tables, in their order. */
export function markdownPieces(findings: Findings): string[] {
  const blocks = reportBlocks(findings);
  const title = `## ${escaped(findings.study.experiment.name)}`;
  const pieces =
    blocks === undefined ? ["No trial of this study has finished."] : writeBlocks(blocks, markdownWriter);
  return [title, ...pieces];
}

/** Pieces as one text, a blank line between each two. */
export const markdownText = (pieces: readonly string[]): string => `${pieces.join("\n\n")}\n`;

/** Under its heading; nothing where it is empty. */
const list = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`### ${escaped(heading)}`, items(lines)];

export const markdownWriter: BlockWriter = {
  finding: ({ text, basis }) => [
    `**${escaped(text)}**`,
    basis.length === 1 ? escaped(basis[0]) : items(basis),
  ],
  paragraph: ({ text }) => [escaped(text)],
  list: ({ heading, items: lines }) => list(heading, lines),
  facts: ({ setting, data }) => [escaped(setting), items(data)],
  results: ({ sections, legend }) => [
    ...sections.flatMap(resultsPieces),
    small(`Bold: ${FIRST_TO_TARGET}. ${legend.join(" ")}`),
  ],
  tables: ({ tables, note }) =>
    tables.length === 0
      ? []
      : [...tables.flatMap((table) => [`### ${escaped(table.title)}`, markdownTable(table)]), small(note)],
  // GitHub's Markdown has no charts; tuning.csv and the page have these.
  rates: () => [],
  claims: ({ heading, claims }) => [
    "### Verdicts",
    escaped(`${heading} ${marksLegend}.`),
    ...claims.map(claimPiece),
  ],
  warnings: ({ warnings }) => list("Warnings", warnings),
};

function resultsPieces(section: DatasetSection): string[] {
  const bold = section.rows.map((row) => section.best.has(row));
  return [
    `### ${escaped(section.title)}`,
    escaped(section.sentence),
    markdownTable(resultsContent(section), (row) => bold[row]),
  ];
}

function claimPiece({ claim, statement, rows, origin, links }: ClaimSection): string {
  const lines = rows.map(({ verdict, place, finding, elsewhere }) => {
    const where = place === "" ? "" : ` (${escaped(place)})`;
    return `- ${MARKS[verdict]} **${verdict}**${where}: ${escaped([finding, elsewhere].join(" ").trim())}`;
  });
  return [
    `**${escaped(claim)}**: ${escaped(statement)}`,
    "",
    ...lines,
    ...(origin === "" ? [] : ["", small(origin, links)]),
  ].join("\n");
}

export const items = (lines: readonly string[]): string =>
  lines.map((line) => `- ${escaped(line)}`).join("\n");

/** A table in GitHub's Markdown, its cells escaped. */
function markdownTable(
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
export const small = (text: string, links?: readonly Link[]): string =>
  text === "" ? "" : `<sub>${linked(text, links)}</sub>`;

/** A text with its links. */
const linked = (text: string, links: readonly Link[] | undefined): string =>
  linkedPieces(text, links)
    .map((piece) =>
      piece.url === undefined ? escaped(piece.text) : `[${escaped(piece.text)}](${piece.url})`,
    )
    .join("");

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
