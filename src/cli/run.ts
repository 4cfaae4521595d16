import { InvalidArgumentError, Option, type Command } from "commander";
import type { Shard } from "../experiment/shard.js";
import { backendOption, failOnOption, figuresOption, jobsOption, setOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { RunFlags } from "./run-command.js";

export function registerRun(program: Command, console: Console): void {
  program
    .command("run")
    .description("train every network of an experiment, compare, and write the results")
    .argument("<config>", "the experiment, a JSON file (comments allowed), or - for standard input")
    .addOption(setOption())
    .option("-o, --out <directory>", "where the results go (default: results/<name>)")
    .option("-f, --force", "replace an existing result instead of going on with it")
    .option("-x, --extend", "take over the trials of an existing result that this experiment has as well")
    .option("--deviate", "run what is not as it was registered; every report says what was changed since")
    .option("-n, --dry-run", "print the plan, with about its time and disk; write nothing")
    .addOption(jobsOption())
    .addOption(
      new Option("--shard <i/n>", "train the i-th of n parts, for actbench merge; write no tables")
        .argParser(shard)
        .conflicts(["dryRun", "deviate", "figures", "json", "failOn", "events", "watch"]),
    )
    .option("--with <directories...>", "what other shards came to: names the trials that need all of them")
    .addOption(backendOption())
    .addOption(figuresOption())
    .option("--json", "print one JSON document instead of tables and charts")
    .addOption(
      new Option(
        "--events <file>",
        "write what happens as it happens, a line of JSON each (docs/events.md); - is stdout, which then has nothing else",
      ).conflicts("dryRun"),
    )
    .option("-w, --watch", "run again whenever the config or a table of it is saved, until Ctrl-C")
    .option("-q, --quiet", "no progress on stderr")
    .addOption(failOnOption())
    .addHelpText(
      "after",
      `
Examples:
  $ actbench run configs/quickstart.json
  $ actbench run config.json --set training.epochs=50 --set 'activations=["relu","tanh"]'
  $ actbench run config.json --dry-run
  $ cat config.json | actbench run - --out results/try --force
  $ actbench run config.json --set seeds=40 --extend
  $ actbench run config.json --json | jq .summary
  $ actbench run config.json --events - | jq 'select(.event == "verdict") | .finding'
  $ actbench run config.json --watch
  $ actbench run config.json --shard 3/16

A run that was interrupted goes on where it was: give the same command again.`,
    )
    .action(async (config: string, options: RunFlags, command: Command) => {
      if (options.with && !options.shard) command.error("error: --with belongs to --shard");
      if (options.events === "-" && options.json)
        command.error("error: --json and --events - are both for stdout");
      if (options.watch && config === "-") command.error("error: --watch needs a file: standard input ends");
      const { runCommand } = await import("./run-command.js");
      await runCommand(config, { ...options, debug: command.optsWithGlobals().debug === true }, console);
    });
}

function shard(text: string): Shard {
  const [, index, count] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (!(index >= 1 && index <= count)) {
    throw new InvalidArgumentError(
      "Expected a part and how many there are, from 1/1: 3/16 is the third of 16.",
    );
  }
  return { index, count };
}
