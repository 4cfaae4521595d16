import type { Findings } from "../../analysis/findings.js";
import { reportBlocks, writeBlocks, type Block, type BlockOf, type BlockWriter } from "../blocks.js";
import type { TableColumn } from "../content/columns.js";
import { FIRST_TO_TARGET, resultsContent, type DatasetSection } from "../content/content.js";
import { fit, missingColumns } from "../content/fit.js";
import { withoutRepeats, type ContentTable } from "../content/table.js";
import { latexText } from "./latex-text.js";
import { CONFIDENCE } from "../../words/index.js";

/** What a line of an article holds, in letters of a footnote's size, and what stands between two columns. */
const WIDEST = 84;
const GAP = 1.5;

/** Rows of one table; a page holds no more. */
const LONGEST = 40;

/**
 * Tables to `\\input` in an article; each is a float with a caption and a label. They need nothing but booktabs, and
 * compile with pdfLaTeX whatever the names are. What an article says in its own words, the finding and the setting,
 * stands in comments; what weakens it does not.
 */
export const latexReport = (findings: Findings): string =>
  latexDocument(findings.study.experiment.name, reportBlocks(findings));

/** @param blocks undefined of a study of which no trial has finished */
export function latexDocument(name: string, blocks: readonly Block[] | undefined): string {
  const head = String.raw`% actbench: ${comment(name)}
% In the preamble: \usepackage{booktabs}
% \actbenchchar shows a character that pdfLaTeX cannot; with XeLaTeX or LuaLaTeX:
% \newcommand{\actbenchchar}[1]{\symbol{"#1}}
\providecommand{\actbenchchar}[1]{{\scriptsize U+#1}}`;
  if (blocks === undefined) return `${head}\n% No trial of this study has finished.\n`;
  return `${[head, ...writeBlocks(blocks, writerOf(name))].join("\n\n")}\n`;
}

function writerOf(study: string): BlockWriter {
  const label = (part: string) => `tab:${slug(study)}:${part}`;
  return {
    finding: ({ text, basis }) => [comments([text, ...basis])],
    paragraph: ({ text }) => [latexText(text)],
    list: ({ heading, items }) => [itemize(items, String.raw`\noindent\textbf{${latexText(heading)}}`)],
    facts: ({ setting, data }) => [comments([setting, ...data])],
    results: ({ sections, legend }) =>
      sections.map((section, i) => {
        const note = i === 0 ? `Bold: ${FIRST_TO_TARGET}. ${legend.join(" ")}` : "";
        return resultsTable(section, `${section.sentence} ${note}`, label(String(i + 1)));
      }),
    tables: ({ name, tables, note }) =>
      tables.flatMap((table, i) =>
        parts(table, i === 0 ? note : "", label(i === 0 ? name : `${name}${i + 1}`)),
      ),
    // A paper takes drawings from `actbench report --figures`.
    rates: () => [],
    claims: (block) => parts(verdictTable(block), block.heading, label("verdicts")),
    // What weakens the tables above: an article's reader is to see it.
    warnings: ({ warnings }) => [itemize(warnings)],
  };
}

/** The results of a data set, as many columns of it as a line of an article holds. */
function resultsTable(section: DatasetSection, note: string, label: string): string {
  const tableOf = (columns: readonly TableColumn[]) => resultsContent({ ...section, columns });
  const columns = fit(section.columns, (some) => lettersOf(tableOf(some)), WIDEST);
  const missing = missingColumns(section.columns, columns).map((words) => `${words}.`);
  const bold = section.rows.map((row) => section.best.has(row));
  return float(tableOf(columns), [note, ...missing].join(" "), label, (row) => bold[row]);
}

/** About how many letters wide a table is. */
function lettersOf({ head, rows }: ContentTable): number {
  const widths = head.map((text, column) =>
    Math.max(...[text, ...rows.map((row) => row[column])].flatMap((cell) => lengthsOf(cell))),
  );
  return widths.reduce((sum, width) => sum + width + GAP, 0);
}

const lengthsOf = (text: string): number[] => text.split("\n").map((line) => line.length);

/** The findings in figures: what each claim came to where each activation has its own best learning rate. */
function verdictTable({ claims }: BlockOf<"claims">): ContentTable {
  return {
    title: "Verdicts",
    head: ["claim", "where", "verdict", "estimate", `${CONFIDENCE} interval`, "n"],
    align: ["left", "left", "left", "right", "left", "right"],
    rows: claims.flatMap(({ claim, rows }) =>
      rows.map(({ place, verdict, estimate, interval, n }) => [claim, place, verdict, estimate, interval, n]),
    ),
    leading: 1,
  };
}

/** A list below its heading, if it has one; empty where there is nothing to list. */
function itemize(lines: readonly string[], heading?: string): string {
  if (lines.length === 0) return "";
  return [
    ...(heading === undefined ? [] : [heading]),
    String.raw`\begin{itemize}\footnotesize`,
    ...lines.map((line) => String.raw`\item ${latexText(line)}`),
    String.raw`\end{itemize}`,
  ].join("\n");
}

/** A table that is too long for a page, in several. */
function parts(table: ContentTable, note: string, label: string): string[] {
  const count = Math.ceil(table.rows.length / LONGEST);
  return Array.from({ length: count }, (_, i) =>
    float(
      {
        ...table,
        title: i === 0 ? table.title : `${table.title} (continued)`,
        rows: table.rows.slice(i * LONGEST, (i + 1) * LONGEST),
      },
      i === 0 ? note : "",
      i === 0 ? label : `${label}${i + 1}`,
    ),
  );
}

function float(
  table: ContentTable,
  note: string,
  label: string,
  isBold: (row: number) => boolean = () => false,
): string {
  const { title, head, align, rows, leading } = table;
  const body = withoutRepeats(rows, leading).map((cells, i) =>
    line(cells.map((cell) => strong(latexText(cell), isBold(i)))),
  );
  const size = lettersOf(table) > WIDEST ? "scriptsize" : "footnotesize";
  const caption = [`${title}.`, note].map((text) => latexText(text.trim())).join(" ");
  return [
    String.raw`\begin{table}[htbp]`,
    `\\centering\\${size}\\setlength{\\tabcolsep}{3pt}`,
    String.raw`\caption{${caption.trim()}}\label{${label}}`,
    String.raw`\begin{tabular}{@{}${align.map((side) => side[0]).join("")}@{}}`,
    String.raw`\toprule`,
    ...headLines(head),
    String.raw`\midrule`,
    ...body,
    String.raw`\bottomrule`,
    String.raw`\end{tabular}`,
    String.raw`\end{table}`,
  ].join("\n");
}

/** Heads of several lines as several rows, the last line at the bottom. */
function headLines(head: readonly string[]): string[] {
  const lines = head.map((text) => text.split("\n"));
  const height = Math.max(...lines.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) =>
    line(lines.map((each) => latexText(each[i - height + each.length] ?? ""))),
  );
}

const line = (cells: readonly string[]): string => `${cells.join(" & ")} \\\\`;

const strong = (text: string, isBold: boolean): string =>
  isBold && text !== "" ? String.raw`\textbf{${text}}` : text;

const comments = (lines: readonly string[]): string => lines.map((text) => `% ${comment(text)}`).join("\n");

/** A comment ends with its line. */
const comment = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, " ");

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "") || "study";
