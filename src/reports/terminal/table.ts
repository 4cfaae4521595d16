import Table from "cli-table3";

const borderless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "─",
  "mid-mid": "─",
  right: "",
  "right-mid": "",
  middle: "",
};

const gap = "  ";

/** cli-table3 closes a colour once more whose end has a mark, as it does not know it for one. */
const CLOSED_AGAIN = new RegExp(String.raw`(?<=\u001b\[39;[\d;]*m(?:\u001b\[22;[\d;]*m)?)\u001b\[39m`, "g");

interface TextTable {
  readonly head: readonly string[];
  readonly align: readonly ("left" | "right")[];
  readonly rows: readonly (readonly string[])[];
}

/** What a table takes whose columns take so much: the rule has a dash of its own between two of them. */
export const tableWidth = (columns: readonly number[]): number =>
  columns.reduce((sum, width) => sum + width, 0) +
  (gap.length + borderless["mid-mid"].length) * (columns.length - 1);

/** A table without borders but for a rule below its head. Cells may hold ANSI colours. */
export function textTable({ head, align, rows }: TextTable): string {
  const table = new Table({
    head: [...head],
    chars: borderless,
    colAligns: [...align],
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": gap.length },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .replaceAll(CLOSED_AGAIN, "")
    .split("\n")
    .map((line) => (line.endsWith("─") ? line.slice(0, -gap.length) : line.trimEnd()))
    .join("\n");
}
