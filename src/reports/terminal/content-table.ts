import { withoutRepeats, type ContentTable } from "../content/table.js";
import { shorten, widthOf, wrap } from "./cells.js";
import { shown, type Display } from "./display.js";
import { styleFor } from "./style.js";
import { textTable } from "./table.js";

/** What a name takes at most. */
const WIDEST_NAME = 40;
const NARROWEST_NAME = 8;

/** A table below its title. Where it does not fit, columns that can be spared are left out, then names are shortened. */
export function contentTable(table: ContentTable, display: Display): string {
  const { bold } = styleFor(display);
  const title = bold(wrap(shown(table.title, display), display.columns));
  const spared = table.spare ?? [];
  const choices = [
    ...Array.from({ length: spared.length + 1 }, (_, count) => ({
      left: spared.slice(0, count),
      name: WIDEST_NAME,
    })),
    ...[16, 12, NARROWEST_NAME].map((name) => ({ left: spared, name })),
  ];
  let drawn = "";
  for (const { left, name } of choices) {
    drawn = draw(table, new Set(left), name, display);
    if (widthOf(drawn) <= display.columns) break;
  }
  return `${title}\n${drawn}`;
}

function draw(
  { head, align, rows, leading }: ContentTable,
  left: ReadonlySet<number>,
  nameWidth: number,
  display: Display,
): string {
  const { bold } = styleFor(display);
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => !left.has(column));
  return textTable({
    head: kept(head).map((text) => shown(text, display).split("\n").map(bold).join("\n")),
    align: kept(align),
    rows: withoutRepeats(rows, leading).map((row) =>
      kept(
        row.map((cell, column) => shorten(shown(cell, display), column <= leading ? nameWidth : WIDEST_NAME)),
      ),
    ),
  });
}
