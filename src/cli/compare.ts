import type { Command } from "commander";
import { partialOption } from "./common-options.js";
import type { CompareFlags } from "./compare-command.js";
import { COMPARISON_FORMATS } from "../reports/formats/names.js";
import { either } from "../words/lists.js";
import type { Console } from "./console.js";
import { outcomeWords } from "./fail-on.js";
import { someOf } from "./one-of.js";

export function registerCompare(program: Command, console: Console): void {
  program
    .command("compare")
    .description("two results side by side, paired by seed where they match: what did a change do?")
    .argument("<a>", "a result: results/<name>")
    .argument("<b>", "another, of the same data sets and targets")
    .option("--format <name>", `how to write it: ${either(COMPARISON_FORMATS)}`, "terminal")
    .option(
      "--fail-on <outcomes>",
      `exit with 3 when B is surely so in a row: ${outcomeWords.join(", ")}`,
      someOf(outcomeWords),
      [],
    )
    .addOption(partialOption())
    .addHelpText(
      "after",
      `
Examples:
  $ actbench run configs/quickstart.json --set optimizer=adam --out results/adam
  $ actbench compare results/quickstart results/adam
  $ actbench compare results/before results/after --fail-on slower --format markdown`,
    )
    .action(async (a: string, b: string, options: CompareFlags) => {
      const { compareCommand } = await import("./compare-command.js");
      compareCommand(a, b, options, console);
    });
}
