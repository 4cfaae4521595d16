import { InvalidArgumentError, type Command } from "commander";
import type { Backend } from "../experiment/executors/backend.js";
import type { Console } from "./console.js";
import { failOnList } from "./fail-on.js";
import { figuresOption } from "./figures-option.js";

interface RunOptions {
  readonly set: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly extend?: boolean;
  readonly dryRun?: boolean;
  readonly jobs?: number;
  readonly backend: Backend;
  readonly figures?: "svg";
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly failOn: readonly string[];
}

export function registerRun(program: Command, console: Console): void {
  program
    .command("run")
    .description("train every network of an experiment, compare, and write the results")
    .argument("<config>", "the experiment, a JSON file (comments allowed), or - for standard input")
    .option("-s, --set <path=value>", "override one value of the config (repeatable)", collect, [])
    .option("-o, --out <directory>", "where the results go (default: results/<name>)")
    .option("-f, --force", "replace an existing result instead of going on with it")
    .option("-x, --extend", "take over the trials of an existing result that this experiment has as well")
    .option("-n, --dry-run", "print the plan, with about its time and disk; write nothing")
    .option("-j, --jobs <n>", "worker threads (default: one per core)", positiveInteger)
    .option("--backend <name>", "simd, or reference: the readable f64 kernel", backend, "simd")
    .addOption(figuresOption())
    .option("--json", "print one JSON document instead of tables and charts")
    .option("-q, --quiet", "no progress on stderr")
    .option(
      "--fail-on <verdicts>",
      "exit with 3 when a declared claim is judged so: refuted, inconclusive, …",
      failOnList,
      [],
    )
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

A run that was interrupted goes on where it was: give the same command again.`,
    )
    .action(async (config: string, options: RunOptions) => {
      const { runCommand } = await import("./run-command.js");
      await runCommand(config, options, console);
    });
}

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1024) {
    throw new InvalidArgumentError("Expected a whole number from 1 to 1024.");
  }
  return value;
}

function backend(text: string): Backend {
  if (text !== "simd" && text !== "reference") throw new InvalidArgumentError("Expected simd or reference.");
  return text;
}

export type { RunOptions };
