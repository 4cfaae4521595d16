import type { Command } from "commander";
import type { Console } from "./console.js";
import type { ListFlags } from "./list-command.js";

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
    .action(async (kind: string | undefined, options: ListFlags) => {
      const { listCommand } = await import("./list-command.js");
      listCommand(kind, options, console);
    });
}
