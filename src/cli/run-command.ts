import { join } from "node:path";
import { withNeeds } from "../claims/index.js";
import { ExitCode } from "../errors.js";
import type { Backend } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { Shard } from "../experiment/shard.js";
import { claimDirectory } from "../library/result-directory.js";
import { JOURNAL } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import type { Console } from "./console.js";
import { dryRun } from "./dry-run.js";
import { readConfig } from "./read-config.js";
import { reportRun } from "./report-run.js";
import { runShard } from "./run-shard.js";
import { shardDirectory } from "./shard-directory.js";
import { trainUntilSignal } from "./train-until-signal.js";

export interface RunOptions {
  readonly set: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly extend?: boolean;
  readonly dryRun?: boolean;
  readonly jobs?: number;
  readonly backend?: Backend;
  readonly figures?: "svg";
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly failOn: readonly string[];
  readonly shard?: Shard;
  readonly with?: readonly string[];
}

/** `actbench run`: config → trials → journal → findings → outputs → terminal. */
export async function runCommand(config: string, given: RunOptions, console: Console): Promise<void> {
  const loaded = readConfig(config, given.set);
  const options = { ...given, backend: chooseBackend(given.backend, withNeeds(loaded.experiment)) };
  const directory = options.out ?? defaultDirectory(loaded.experiment.name, options);
  if (options.dryRun) return dryRun(loaded, directory, options, console);
  const unlock = claimDirectory(directory, options.force === true, { force: "--force", directory: "--out" });
  try {
    if (options.shard) await runShard(directory, loaded, options.shard, options, console);
    else await runIn(directory, loaded, options, console);
  } finally {
    unlock();
  }
}

const defaultDirectory = (name: string, { shard }: RunOptions): string =>
  shard ? shardDirectory(join("results", name), shard) : join("results", name);

async function runIn(
  directory: string,
  loaded: LoadedConfig,
  options: RunOptions,
  console: Console,
): Promise<void> {
  const startedAt = performance.now();
  const path = join(directory, JOURNAL);
  const experiments = withNeeds(loaded.experiment);
  const opened = openRun(path, { experiments }, options);
  if (opened.scores.size > 0) console.err(`going on: ${opened.scores.size} finished trials are in ${path}\n`);
  if (await trainUntilSignal(experiments, loaded.tables, opened, options, console)) {
    return reportRun({ directory, startedAt, ...loaded }, options, console);
  }
  console.err(`interrupted: the trials that finished are in ${path}; no tables were written\n`);
  console.err(`The same command goes on from there${options.force ? " (without --force)" : ""}.\n`);
  console.exitCode = ExitCode.interrupted;
}
