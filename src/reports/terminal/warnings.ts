import type { Warning } from "../../analysis/warning.js";
import type { Display } from "./display.js";
import { plural, wrap } from "./format.js";
import { styleFor } from "./style.js";

/** Cases that are named; of more, how many there are. */
const NAMED = 4;

/** All warnings at the end of a report, in one voice; empty where there are none. */
export function warningList(warnings: readonly Warning[], display: Display): string {
  if (warnings.length === 0) return "";
  const { bold } = styleFor(display);
  const width = Math.min(display.columns, 110);
  const lines = warnings.map((warning) => wrap(sentence(warning), width - 2).replaceAll("\n", "\n  "));
  return [bold(plural(warnings.length, "warning")), ...lines.map((line) => `! ${line}`)].join("\n");
}

/** "The best learning rate is …: sigmoid on spirals and 2 more; widen learningRate's from and to." */
function sentence({ problem, cases, remedy }: Warning): string {
  const named = cases.slice(0, NAMED).join(", ");
  const more = cases.length > NAMED ? ` and ${cases.length - NAMED} more` : "";
  return `${problem[0].toUpperCase()}${problem.slice(1)}: ${named}${more}; ${remedy}.`;
}
