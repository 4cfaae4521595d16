import { InvalidArgumentError, type Command } from "commander";
import type { Console } from "./console.js";

/** What `--fail-on` can name. */
const outcomes = ["slower", "faster", "undecided"] as const;

export interface CompareOptions {
  readonly format: string;
  readonly failOn: readonly string[];
}

export function registerCompare(program: Command, console: Console): void {
  program
    .command("compare")
    .description("two results side by side, paired by seed where they match: what did a change do?")
    .argument("<a>", "a result: results/<name>")
    .argument("<b>", "another, of the same data sets and targets")
    .option("--format <name>", "how to write it: terminal, markdown or json", "terminal")
    .option(
      "--fail-on <outcomes>",
      `exit with 3 when B is surely so in a row: ${outcomes.join(", ")}`,
      outcomeList,
      [],
    )
    .addHelpText(
      "after",
      `
Examples:
  $ actbench run configs/quickstart.json --set optimizer=adam --out results/adam
  $ actbench compare results/quickstart results/adam
  $ actbench compare results/before results/after --fail-on slower --format markdown`,
    )
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compareCommand } = await import("./compare-command.js");
      compareCommand(a, b, options, console);
    });
}

function outcomeList(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.some((word) => outcomes.every((known) => known !== word))) {
    throw new InvalidArgumentError(`Expected one or more of ${outcomes.join(",")}.`);
  }
  return words;
}
