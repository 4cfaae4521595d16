import type { Warning } from "../../analysis/verdict.js";

/** Cases that are named; of more, how many there are. */
const NAMED = 4;

/** "The best learning rate is …: sigmoid on spirals and 2 more; widen learningRate's from and to." */
export function warningSentence({ problem, cases, remedy }: Warning): string {
  const named = cases.slice(0, NAMED).join(", ");
  const more = cases.length > NAMED ? ` and ${cases.length - NAMED} more` : "";
  return `${problem[0].toUpperCase()}${problem.slice(1)}: ${named}${more}; ${remedy}.`;
}
