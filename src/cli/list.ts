import type { Command } from "commander";
import type { Console } from "./console.js";

export function registerList(program: Command, console: Console): void {
  program
    .command("list")
    .description(
      "list what a config can name: activations, datasets, losses, optimizers, initializers, metrics, claims",
    )
    .argument("[kind]", "which of them; all when left out")
    .option("--json", "print one JSON document, with descriptions and sources")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench list                     everything
  $ actbench list activations
  $ actbench list datasets --json | jq '.datasets[].name'`,
    )
    .action((kind: string | undefined, { json }: { json?: boolean }) => list(kind, json, console));
}

/** @throws {ActbenchError} on an unknown kind. */
async function list(kind: string | undefined, json: boolean | undefined, console: Console): Promise<void> {
  const { catalogues } = await import("../reports/catalogue.js");
  const chosen = kind === undefined ? catalogues.members : [catalogues.get(kind)];
  if (json) {
    const document = Object.fromEntries(chosen.map(({ name, entries }) => [name, entries()]));
    return console.out(`${JSON.stringify(document, undefined, 2)}\n`);
  }
  const { catalogueText } = await import("../reports/terminal/catalogue.js");
  const { displayOf } = await import("./hyperlink.js");
  console.out(chosen.map((catalogue) => catalogueText(catalogue, displayOf(console))).join("\n"));
}
