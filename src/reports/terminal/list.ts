import { plural } from "../../words/index.js";
import { wrap } from "./cells.js";
import { shown, type Display } from "./display.js";
import { styleFor } from "./style.js";

/** Lines set in under a heading, each after a mark of one cell; empty where there are none. */
export function textList(heading: string, lines: readonly string[], display: Display, mark = " "): string {
  if (lines.length === 0) return "";
  const { bold } = styleFor(display);
  const width = Math.min(display.columns, 110);
  const folded = (text: string, room: number) => wrap(shown(text, display), room);
  const items = lines.map((line) => `${mark} ${folded(line, width - 2).replaceAll("\n", "\n  ")}`);
  return [bold(folded(heading, width)), ...items].join("\n");
}

/** All warnings at the end of a report, in one voice. */
export const warningList = (warnings: readonly string[], display: Display): string =>
  textList(plural(warnings.length, "warning"), warnings, display, "!");
