import { basename } from "node:path";
import { Option, type Command } from "commander";
import type { ReplayOptions } from "../library/replay.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { FRAMEWORKS, oneOf } from "./option-values.js";

interface ReplayFlags extends ReplayOptions {
  readonly trial: string;
}

export function registerReplay(program: Command, console: Console): void {
  program
    .command("replay")
    .description("write one trial as data and a short script that trains it again in another framework")
    .argument("<directory>", "a result: results/<name>")
    .requiredOption("--trial <id>", "the trial's id, or how it begins; trials.csv lists them")
    .addOption(
      new Option("--to <framework>", "where to train it again")
        .choices(FRAMEWORKS)
        .argParser(oneOf(FRAMEWORKS))
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
    .action((directory: string, options: ReplayFlags) => replay(directory, options, console));
}

/** `actbench replay`: journal → one trial, trained once more → trial.json and replay.py. */
async function replay(directory: string, options: ReplayFlags, console: Console): Promise<void> {
  const { replayAs } = await import("../library/replay.js");
  const { id, trial, script } = replayAs(directory, options.trial, options, FLAGS);
  console.out(
    `trained ${id} again: its curve equals the journal's in every digit\n` +
      `wrote ${trial} and ${basename(script)}\n` +
      `Next: python3 ${script}\n`,
  );
}
