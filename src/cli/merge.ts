import type { Command } from "commander";
import { backendOption, failOnOption, figuresOption, jobsOption, setOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { MergeFlags } from "./merge-command.js";

export function registerMerge(program: Command, console: Console): void {
  program
    .command("merge")
    .description("unite what actbench run --shard trained into one result, equal to that of a single run")
    .argument("<out>", "where the result goes")
    .argument("<directory...>", "what the shards wrote")
    .option("-c, --config <file>", "the config of the run, where it names CSV files")
    .addOption(setOption())
    .option("-f, --force", "replace an existing result")
    .addOption(jobsOption())
    .addOption(backendOption())
    .addOption(figuresOption())
    .option("--json", "print one JSON document instead of tables and charts")
    .option("-q, --quiet", "no progress on stderr")
    .addOption(failOnOption())
    .addHelpText(
      "after",
      `
Examples:
  $ actbench merge results/quickstart results/quickstart-shards/*

Trials that only the whole field can name (evaluation at the shared learning rate) are trained here, unless the shards
did so with --with. Exits with 1, and lists the trials, where a shard is not finished.`,
    )
    .action(async (out: string, directories: string[], options: MergeFlags, command: Command) => {
      if (options.set.length > 0 && options.config === undefined) {
        command.error("error: --set belongs to --config");
      }
      const { mergeCommand } = await import("./merge-command.js");
      await mergeCommand(out, directories, options, console);
    });
}
