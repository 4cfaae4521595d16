import { catalogues } from "../reports/catalogue/index.js";
import { catalogueText } from "../reports/terminal/catalogue.js";
import type { Console } from "./console.js";
import { displayOf } from "./hyperlink.js";

export interface ListFlags {
  readonly json?: boolean;
}

/** @throws {ActbenchError} on an unknown kind. */
export function listCommand(kind: string | undefined, { json }: ListFlags, console: Console): void {
  const chosen = kind === undefined ? catalogues.members : [catalogues.get(kind)];
  if (json) {
    const document = Object.fromEntries(chosen.map(({ name, entries }) => [name, entries()]));
    console.out(`${JSON.stringify(document, undefined, 2)}\n`);
  } else {
    console.out(chosen.map((catalogue) => catalogueText(catalogue, displayOf(console))).join("\n"));
  }
}
