import { Option, type Command } from "commander";
import { jobsOption, setOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { PowerFlags } from "./power-command.js";
import { wholeNumber } from "./option-values.js";

export function registerPower(program: Command, console: Console): void {
  program
    .command("power")
    .description("say from a pilot how many seeds would decide each claim, and the chance that they do")
    .argument("<config>", "the experiment that is planned, a JSON file, or - for standard input")
    .option("-p, --pilot <result>", "a result to draw from (default: the config's first seeds are trained)")
    .option("--pilot-seeds <n>", "how many seeds are trained for a pilot (default: 10)", wholeNumber(10_000))
    .option("--most <n>", "the most seeds that are tried (default: 200)", wholeNumber(10_000))
    .addOption(setOption())
    .addOption(jobsOption())
    .option("--json", "print one JSON document instead of a table")
    .addOption(new Option("--csv", "print the table as CSV").conflicts("json"))
    .option("-q, --quiet", "no progress on stderr")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench power config.json
  $ actbench power config.json --pilot results/quickstart --set seeds=40
  $ actbench power config.json --csv > power.csv

Nothing is written.`,
    )
    .action(async (config: string, options: PowerFlags) => {
      const { powerCommand } = await import("./power-command.js");
      await powerCommand(config, options, console);
    });
}
