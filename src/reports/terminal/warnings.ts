import { plural } from "../../words/index.js";
import { wrap } from "./cells.js";
import { shown, type Display } from "./display.js";
import { styleFor } from "./style.js";

/** All warnings at the end of a report, in one voice; empty where there are none. */
export function warningList(warnings: readonly string[], display: Display): string {
  if (warnings.length === 0) return "";
  const { bold } = styleFor(display);
  const width = Math.min(display.columns, 110);
  const lines = warnings.map((warning) => wrap(shown(warning, display), width - 2).replaceAll("\n", "\n  "));
  return [bold(plural(warnings.length, "warning")), ...lines.map((line) => `! ${line}`)].join("\n");
}
