import type { Command } from "commander";
import { partialOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { JudgeOptions } from "./judge-command.js";

export function registerJudge(program: Command, console: Console): void {
  program
    .command("judge")
    .description("judge new claims on a finished study, without training; they are marked exploratory")
    .argument("<directory>", "a result: results/<name>")
    .requiredOption(
      "-c, --claims <file>",
      "a JSON file: a list of claims as in a config, or - for standard input",
    )
    .option("--json", "print one JSON document instead of a table")
    .addOption(partialOption())
    .addHelpText(
      "after",
      `
Examples:
  $ echo '[{ "faster": "tanh", "than": "sigmoid", "times": 2 }]' | actbench judge results/quickstart --claims -
  $ actbench judge results/quickstart --claims claims.json --json`,
    )
    .action(async (directory: string, options: JudgeOptions) => {
      const { judgeCommand } = await import("./judge-command.js");
      judgeCommand(directory, options, console);
    });
}
