import { Option, type Command } from "commander";
import type { Console } from "./console.js";
import { oneOf } from "./one-of.js";
import type { ReplayFlags } from "./replay-command.js";

export function registerReplay(program: Command, console: Console): void {
  program
    .command("replay")
    .description("write one trial as data and a short script that trains it again in another framework")
    .argument("<directory>", "a result: results/<name>")
    .requiredOption("--trial <id>", "the trial's id, or how it begins; trials.csv lists them")
    .addOption(
      new Option("--to <framework>", "where to train it again")
        .choices(["pytorch"])
        .argParser(oneOf(["pytorch"]))
        .default("pytorch"),
    )
    .requiredOption("--out <directory>", "where to write trial.json and replay.py")
    .option(
      "--data <file>",
      "the trial's CSV file, if it is not where the config's path says, seen from here",
    )
    .option("--force", "replace an earlier replay in that directory")
    .addHelpText(
      "after",
      `
The trial is trained once more here, for its weights; its curve must equal the
journal's in every digit.

Examples:
  $ actbench replay results/quickstart --trial 3f2a --to pytorch --out replay
  $ python3 replay/replay.py`,
    )
    .action(async (directory: string, options: ReplayFlags) => {
      const { replayCommand } = await import("./replay-command.js");
      replayCommand(directory, options, console);
    });
}
