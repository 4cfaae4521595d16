import { present } from "../../words/index.js";

/** A table apart from how it is written. Heads are broken at "\n". */
export interface ContentTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly align: readonly ("left" | "right")[];
  readonly rows: readonly (readonly string[])[];
  /** So many columns name the condition: what they repeat from the row above may be left out. */
  readonly leading: number;
  /** Columns that can be spared where room is short, the first of them first. */
  readonly spare?: readonly number[];
}

/** A column over rows of one kind: its head, the side it is written on, and what it says of a row. */
export type Column<Row> = readonly [head: string, side: "left" | "right", cell: (row: Row) => string];

/** A table with a row for each of some things. Columns that are false are left out. */
export function tableOf<Row>(
  about: Pick<ContentTable, "title" | "spare"> & Partial<Pick<ContentTable, "leading">>,
  rows: readonly Row[],
  columns: readonly (Column<Row> | false)[],
): ContentTable {
  const kept = present(columns);
  return {
    leading: 0,
    ...about,
    head: kept.map(([head]) => head),
    align: kept.map(([, side]) => side),
    rows: rows.map((row) => kept.map(([, , cell]) => cell(row))),
  };
}

/** Blanks what the leading columns repeat from the row above, so that a condition's rows read as one group. */
export function withoutRepeats(
  rows: readonly (readonly string[])[],
  leading: number,
): readonly (readonly string[])[] {
  return rows.map((row, i) => {
    const above = rows[i - 1] ?? [];
    const differs = row.findIndex((text, column) => text !== above[column]);
    return row.map((text, column) => (column < Math.min(leading, differs) ? "" : text));
  });
}

/** A head of several lines in one: "initial-\nizer" is one word again. */
export const onOneLine = (head: string): string => head.replaceAll("-\n", "").replaceAll("\n", " ");
