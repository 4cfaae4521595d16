import type { Command } from "commander";
import type { Console } from "./console.js";
import type { GradcheckFlags } from "./gradcheck-command.js";
import { collected } from "./option-values.js";

export function registerGradcheck(program: Command, console: Console): void {
  program
    .command("gradcheck")
    .description("compare every analytic gradient with centred differences; exit code 1 when one is wrong")
    .argument("[config]", "check this config's networks and activations; else the whole catalogue")
    .option("-a, --activation <name>", "check only this activation (repeatable)", collected, [])
    .option("--json", "print one JSON document, a row per parameter tensor")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench gradcheck                       the whole catalogue
  $ actbench gradcheck --activation elu
  $ actbench gradcheck configs/quickstart.json`,
    )
    .action(async (config: string | undefined, options: GradcheckFlags) => {
      const { gradcheckCommand } = await import("./gradcheck-command.js");
      gradcheckCommand(config, options, console);
    });
}
