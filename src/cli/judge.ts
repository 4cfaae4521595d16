import { InvalidArgumentError, type Command } from "commander";
import { failOnOption, partialOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { JudgeFlags, JudgeRunsFlags } from "./judge-command.js";

export function registerJudge(program: Command, console: Console): void {
  program
    .command("judge")
    .description("judge new claims on a finished study, without training; or a table of anyone's runs")
    .argument("<result>", "a result: results/<name>; or, with the columns below, a CSV file of runs")
    .option("-c, --claims <file>", "a JSON file: a list of claims as in a config, or - for standard input")
    .option("--time <column>", "of a table: the column of the epoch, step or seconds")
    .option("--value <column>", "of a table: the column of what was measured then")
    .option("--arm <column>", "of a table: the column of what is compared")
    .option("--seed <column>", "of a table: the column that runs to be paired have in common")
    .option("--target <number>", "of a table: which value counts as arrived", number)
    .option("--maximize", "of a table: more is better")
    .option("--where <column=value>", "of a table: take rows of this value alone (repeatable)", filter)
    .option("--json", "print one JSON document instead of a table")
    .addOption(failOnOption())
    .addOption(partialOption())
    .addHelpText(
      "after",
      `
Examples:
  $ echo '[{ "faster": "tanh", "than": "sigmoid", "times": 2 }]' | actbench judge results/quickstart --claims -
  $ actbench judge results/quickstart --claims claims.json --json
  $ actbench judge runs.csv --time epoch --value loss --arm optimizer --seed seed --target 0.1
  $ actbench judge mlflow.csv --where key=loss --time step --value value --arm model --seed seed --target 0.1`,
    )
    .action(async (result: string, options: JudgeRunsFlags & JudgeFlags, command: Command) => {
      if (TABLE_OPTIONS.some((name) => options[name] !== undefined)) {
        const { judgeRunsCommand } = await import("./judge-command.js");
        return judgeRunsCommand(result, options, console);
      }
      if (options.claims === undefined) {
        command.error(
          "error: a result needs --claims; a table of runs --time, --value, --arm, --seed and --target",
        );
      }
      const { judgeCommand } = await import("./judge-command.js");
      judgeCommand(result, options, console);
    });
}

const TABLE_OPTIONS = ["time", "value", "arm", "seed", "target", "maximize", "where"] as const;

function filter(text: string, previous: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Expected column=value, such as key=loss.");
  return { ...previous, [text.slice(0, at)]: text.slice(at + 1) };
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("Expected a number.");
  return value;
}
