import type { Command } from "commander";
import type { Console } from "./console.js";
import type { InitFlags } from "./init-command.js";

export function registerInit(program: Command, console: Console): void {
  program
    .command("init")
    .description("write a config to start from, with comments")
    .argument("[file]", "where to write it, or - for standard output", "config.json")
    .option("-f, --force", "replace an existing file")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench init
  $ actbench init experiments/first.json
  $ actbench run config.json`,
    )
    .action(async (file: string, options: InitFlags) => {
      const { initCommand } = await import("./init-command.js");
      initCommand(file, options, console);
    });
}
