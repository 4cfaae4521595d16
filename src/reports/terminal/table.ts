import Table from "cli-table3";
import { withoutRepeats, type ContentTable } from "../content/table.js";
import { shorten, widthOf, wrap } from "./cells.js";
import { paintLines, shown, styleFor, type Display, type Paint } from "./display.js";

/** The one border that is drawn of all that cli-table3 knows: the rule below the head. */
const RULE = "─";
const borderless = {
  ...Object.fromEntries(Object.keys(new Table().options.chars).map((border) => [border, ""])),
  mid: RULE,
  "mid-mid": RULE,
};

const gap = "  ";

/** cli-table3 closes a colour once more whose end has a mark, as it does not know it for one. */
const CLOSED_AGAIN = new RegExp(String.raw`(?<=\u001b\[39;[\d;]*m(?:\u001b\[22;[\d;]*m)?)\u001b\[39m`, "g");

/** What a table takes whose columns take so much: the rule has a dash of its own between two of them. */
export const tableWidth = (columns: readonly number[]): number =>
  columns.reduce((sum, width) => sum + width, 0) + (gap.length + RULE.length) * (columns.length - 1);

/** A table without borders but for a rule below its head, each line of which `paint` paints. Cells may hold ANSI colours. */
export function textTable(
  { head, align, rows }: Pick<ContentTable, "head" | "align" | "rows">,
  paint: Paint = (text) => text,
): string {
  const table = new Table({
    head: head.map((text) => paintLines(text, paint)),
    chars: borderless,
    colAligns: [...align],
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": gap.length },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .replaceAll(CLOSED_AGAIN, "")
    .split("\n")
    .map((line) => (line.endsWith(RULE) ? line.slice(0, -gap.length) : line.trimEnd()))
    .join("\n");
}

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
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => !left.has(column));
  const drawn = {
    head: kept(head).map((text) => shown(text, display)),
    align: kept(align),
    rows: withoutRepeats(rows, leading).map((row) =>
      kept(
        row.map((cell, column) => shorten(shown(cell, display), column <= leading ? nameWidth : WIDEST_NAME)),
      ),
    ),
  };
  return textTable(drawn, styleFor(display).bold);
}
