import { fastest } from "../../analysis/rank.js";
import type { CellSummary } from "../../analysis/summarize.js";
import type { FactorName } from "../../experiment/factors.js";
import { tableColumns, timePerEpoch, type TableColumn } from "./columns.js";
import type { Display } from "./display.js";
import { list, wrap } from "./format.js";
import { styleFor, type Style } from "./style.js";
import { textTable, widthOf } from "./table.js";

/** Rows that a terminal is worth; the rest are in summary.csv, and the table says so. */
const maxRows = 200;

/**
 * The results of one data set: a row per cell, in the config's order, the fastest marked. What does not fit the display
 * is first written more narrowly, then left out from the least important column on, and that is said below.
 *
 * @param factors What differs between the cells beside the activation.
 */
export function resultsTable(
  cells: readonly CellSummary[],
  factors: readonly FactorName[],
  display: Display,
): string {
  const rows = cells.slice(0, maxRows);
  const best = new Set(fastest(cells));
  const all = tableColumns(cells, factors, best);
  const style = styleFor(display);
  const draw = (columns: readonly TableColumn[]) => drawTable(rows, columns, factors.length, best, style);
  const { columns, text } = fit(all, draw, display.columns);
  const missing = all
    .map(({ name }) => name)
    .filter((name) => columns.every((column) => column.name !== name));
  const notes = [
    ...(missing.length > 0
      ? [`No room for ${list(missing)}: see ${filesOf(missing)}, or widen the terminal.`]
      : []),
    ...(rows.length < cells.length
      ? [`${cells.length - rows.length} more rows are in summary.csv; the fastest may be among them.`]
      : []),
  ];
  return [text, ...notes.map((note) => style.dim(wrap(note, display.columns)))].join("\n");
}

function filesOf(columnNames: readonly string[]): string {
  const timing = columnNames.filter((name) => name === timePerEpoch.name);
  return list([
    ...(columnNames.length > timing.length ? ["summary.csv"] : []),
    ...(timing.length > 0 ? ["timing.csv"] : []),
  ]);
}

/** The widest choice of columns whose table fits. */
function fit(
  all: readonly TableColumn[],
  draw: (columns: readonly TableColumn[]) => string,
  width: number,
): { columns: readonly TableColumn[]; text: string } {
  let columns = all;
  for (;;) {
    const text = draw(columns);
    const next = narrower(columns);
    if (widthOf(text) <= width || next === undefined) return { columns, text };
    columns = next;
  }
}

/** The columns a little narrower: one in its narrow form, or one left out; undefined when nothing is left to do. */
function narrower(columns: readonly TableColumn[]): readonly TableColumn[] | undefined {
  const ranks = columns.flatMap(({ rank, narrow }) => [rank, narrow?.rank ?? 0]);
  const highest = Math.max(...ranks);
  if (highest === 0) return undefined;
  const narrowable = columns.find(({ narrow }) => narrow?.rank === highest);
  if (narrowable === undefined) return columns.filter(({ rank }) => rank < highest);
  const { narrow, ...column } = narrowable;
  return columns.map((each) => (each === narrowable ? { ...column, ...narrow, rank: column.rank } : each));
}

function drawTable(
  rows: readonly CellSummary[],
  columns: readonly TableColumn[],
  factorCount: number,
  best: ReadonlySet<CellSummary>,
  { best: highlight, bold }: Style,
): string {
  const texts = rows.map((row) => columns.map((column) => column.cell(row)));
  return textTable({
    head: columns.map(({ head }) => head.split("\n").map(bold).join("\n")),
    align: columns.map(({ align }) => align),
    rows: withoutRepeats(texts, factorCount).map((cells, i) =>
      best.has(rows[i]) ? cells.map((cell) => cell.split("\n").map(highlight).join("\n")) : cells,
    ),
  });
}

/** Blanks what the leading columns repeat from the row above, so that a condition's rows read as one group. */
function withoutRepeats(rows: readonly string[][], leading: number): string[][] {
  return rows.map((row, i) => {
    const above = rows[i - 1] ?? [];
    const differs = row.findIndex((text, column) => text !== above[column]);
    return row.map((text, column) => (column < Math.min(leading, differs) ? "" : text));
  });
}
