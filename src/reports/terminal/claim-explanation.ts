import type { Claim } from "../../claims/definition.js";
import type { Link } from "../../sources/cite.js";
import { wrap } from "./cells.js";
import { shown, type Display } from "./display.js";
import { linkedLines } from "./linked.js";
import { styleFor } from "./style.js";

/** A claim for a reader: who made it, what was measured then, how it is tested here, and how to test it. */
export function claimText(claim: Claim, display: Display): string {
  const { bold, dim } = styleFor(display);
  const { name, statement, source, links, original, mayFail, test } = claim;
  const facts: readonly [title: string, text: string, links?: readonly Link[]][] = [
    ["source", source, links],
    ["measured then", original],
    ["tested here", test],
    ["may fail", mayFail],
    ["to test it", `"claims": ["${name}"] in a config`],
  ];
  const indent = Math.max(...facts.map(([title]) => title.length)) + 4;
  const lines = facts.map(([title, text, within]) => {
    const wrapped = linkedLines(text, within, Math.max(20, display.columns - indent), display);
    return `  ${bold(title)}${" ".repeat(indent - 2 - title.length)}${wrapped.join(`\n${" ".repeat(indent)}`)}`;
  });
  const heading = wrap(statement, display.columns);
  return shown(`${bold(heading)}\n${dim(name)}\n\n${lines.join("\n")}\n`, display);
}

/** The same for programs. */
export function claimJson({ name, statement, source, links, original, mayFail, test }: Claim): string {
  return `${JSON.stringify({ name, statement, source, links, original, mayFail, test }, undefined, 2)}\n`;
}
