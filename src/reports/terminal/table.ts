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

interface TextTable {
  readonly head: readonly string[];
  readonly align: readonly ("left" | "right")[];
  readonly rows: readonly (readonly string[])[];
}

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
    .split("\n")
    .map((line) => (line.endsWith("─") ? line.slice(0, -gap.length) : line.trimEnd()))
    .join("\n");
}
