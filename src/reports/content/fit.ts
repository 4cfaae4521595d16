import { timePerEpoch, type TableColumn } from "./columns.js";
import { list } from "../../words/index.js";

/**
 * The widest choice of columns whose table fits: first they are written more narrowly, then left out, the least
 * important first.
 */
export function fit(
  all: readonly TableColumn[],
  widthOf: (columns: readonly TableColumn[]) => number,
  width: number,
): readonly TableColumn[] {
  let columns = all;
  for (;;) {
    const next = narrower(columns);
    if (next === undefined || widthOf(columns) <= width) return columns;
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

/** "No room for dead units and saturated: see summary.csv": nothing where all columns stand. */
export function missingColumns(all: readonly TableColumn[], shown: readonly TableColumn[]): string[] {
  const missing = all.map(({ name }) => name).filter((name) => shown.every((column) => column.name !== name));
  return missing.length === 0 ? [] : [`No room for ${list(missing)}: see ${filesOf(missing)}`];
}

function filesOf(columnNames: readonly string[]): string {
  const timing = columnNames.filter((name) => name === timePerEpoch.name);
  return list([
    ...(columnNames.length > timing.length ? ["summary.csv"] : []),
    ...(timing.length > 0 ? ["timing.csv"] : []),
  ]);
}
