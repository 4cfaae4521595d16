import type { Command } from "commander";
import { jobsOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { VerifyFlags } from "./verify-command.js";
import { wholeNumber } from "./option-values.js";

export function registerVerify(program: Command, console: Console): void {
  program
    .command("verify")
    .description("train a finished study again and compare it byte for byte, and its files with their hashes")
    .argument("<directory>", "a result: results/<name>")
    .option("-n, --sample <n>", "train only n of the trials again, spread over the plan", wholeNumber())
    .addOption(jobsOption())
    .option("-c, --config <file>", "the config of the run, where it names CSV files")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench verify results/quickstart
  $ actbench verify results/cs231n-claims --sample 50

Exits with 1 at the first difference.`,
    )
    .action(async (directory: string, options: VerifyFlags) => {
      const { verifyCommand } = await import("./verify-command.js");
      await verifyCommand(directory, options, console);
    });
}
