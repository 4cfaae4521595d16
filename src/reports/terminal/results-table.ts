import type { ResultRow } from "../../analysis/result-rows.js";
import { activationColumn, type TableColumn } from "../content/columns.js";
import type { DatasetSection } from "../content/content.js";
import { fit, missingColumns } from "../content/fit.js";
import { withoutRepeats } from "../content/table.js";
import { present } from "../../words/index.js";
import { shorten, widthOf, wrap } from "./cells.js";
import { paintLines, shown, styleFor, type Display } from "./display.js";
import { tableWidth, textTable } from "./table.js";

/** Rows that a terminal is worth; the rest are in summary.csv, and the table says so. */
const maxRows = 200;

/** What a line of a cell takes at most. */
const widestCell = { whole: 40, narrow: 16 };

/**
 * The results of one data set: a row per cell and regime, in the config's order, the fastest marked. What does not fit
 * the display is first written more narrowly, then left out from the least important column on, and that is said below.
 */
export function resultsTable(section: DatasetSection, display: Display): string {
  const rows = section.rows.slice(0, maxRows);
  const style = styleFor(display);
  const width = widthOfColumns(rows, section, display);
  const columns = fit(section.columns, (some) => tableWidth(some.map(width)), display.columns);
  const notes = present([
    ...missingColumns(section.columns, columns).map((words) => `${words}, or widen the terminal.`),
    rows.length < section.rows.length &&
      `${section.rows.length - rows.length} more rows are in summary.csv; the fastest may be among them.`,
  ]);
  return [
    drawTable(rows, columns, section, display),
    ...notes.map((note) => style.dim(wrap(note, display.columns))),
  ].join("\n");
}

/** What a column takes, measured once: most columns stand in many choices. */
function widthOfColumns(
  rows: readonly ResultRow[],
  { best }: DatasetSection,
  display: Display,
): (column: TableColumn) => number {
  const measured = new Map<TableColumn, number>();
  return (column) => {
    const known = measured.get(column);
    if (known !== undefined) return known;
    const cells = rows.map((row) => cellText(column, row, best.has(row), display));
    const width = Math.max(...[headText(column, display), ...cells].map(widthOf));
    measured.set(column, width);
    return width;
  };
}

function drawTable(
  rows: readonly ResultRow[],
  columns: readonly TableColumn[],
  { best, leading }: DatasetSection,
  display: Display,
): string {
  const { best: highlight, bold } = styleFor(display);
  const texts = rows.map((row) => columns.map((column) => cellText(column, row, best.has(row), display)));
  const drawn = {
    head: columns.map((column) => headText(column, display)),
    align: columns.map(({ align }) => align),
    rows: withoutRepeats(texts, leading).map((cells, i) =>
      best.has(rows[i]) ? cells.map((cell) => paintLines(cell, highlight)) : cells,
    ),
  };
  return textTable(drawn, bold);
}

const headText = (column: TableColumn, display: Display): string =>
  shown(isActivation(column) ? `  ${column.head}` : column.head, display);

const isActivation = ({ name }: TableColumn): boolean => name === activationColumn.name;

/** The cell, its lines no wider than a name may be; the activation after its mark. */
function cellText(column: TableColumn, row: ResultRow, isBest: boolean, display: Display): string {
  const text = shown(column.cell(row), display);
  const lines = text.split("\n").map((line) => shorten(line, widthLimit(column)));
  return isActivation(column) ? (isBest ? "* " : "  ") + lines.join("\n   ") : lines.join("\n");
}

/** A column that has been narrowed has no narrower form left. */
const widthLimit = ({ name, narrow }: TableColumn): number =>
  name === activationColumn.name && narrow === undefined ? widestCell.narrow : widestCell.whole;
