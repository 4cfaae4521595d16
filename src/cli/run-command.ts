import { join } from "node:path";
import { withNeeds } from "../claims/index.js";
import type { Backend } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { Shard } from "../experiment/shard.js";
import { runLoadedShard } from "../library/run-shard.js";
import { runLoaded } from "../library/run.js";
import { JOURNAL } from "../results/journal.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { dryRun } from "./dry-run.js";
import { readConfig } from "./read-config.js";
import { reportFindings } from "./report-findings.js";
import { shardDirectory } from "./shard-directory.js";
import { trainUntilSignal, unlessInterrupted } from "./train-until-signal.js";

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
  const { shard } = options;
  return shard === undefined
    ? runWhole(loaded, directory, options, console)
    : runPart(loaded, shard, directory, options, console);
}

const defaultDirectory = (name: string, { shard }: RunOptions): string =>
  shard ? shardDirectory(join("results", name), shard) : join("results", name);

async function runWhole(
  loaded: LoadedConfig,
  directory: string,
  { json, failOn, ...options }: RunOptions,
  console: Console,
): Promise<void> {
  const path = join(directory, JOURNAL);
  const caller = { trainWith: trainUntilSignal(console, options.quiet), names: FLAGS };
  const findings = await unlessInterrupted(
    () => runLoaded(loaded, directory, { ...options, onStart: sayGoingOn(path, console) }, caller),
    `interrupted: the trials that finished are in ${path}; no tables were written\n` +
      `The same command goes on from there${options.force ? " (without --force)" : ""}.\n`,
    console,
  );
  if (findings) reportFindings(findings, directory, { json, failOn }, console);
}

async function runPart(
  loaded: LoadedConfig,
  shard: Shard,
  directory: string,
  options: RunOptions,
  console: Console,
): Promise<void> {
  const path = join(directory, JOURNAL);
  const caller = { trainWith: trainUntilSignal(console, options.quiet), names: FLAGS };
  const onStart = sayGoingOn(path, console);
  const result = await unlessInterrupted(
    () => runLoadedShard(loaded, shard, { ...options, directory, onStart }, caller),
    `interrupted: the trials that finished are in ${path}; the same command goes on from there\n`,
    console,
  );
  if (result === undefined) return;
  console.out(
    result.own === 0
      ? `shard ${shard.index} of ${shard.count} has nothing to train: there are more shards than networks\n`
      : `shard ${shard.index} of ${shard.count}: ${result.finished} trials are in ${path}\n`,
  );
}

const sayGoingOn = (path: string, console: Console) => (kept: number) => {
  if (kept > 0) console.err(`going on: ${kept} finished trials are in ${path}\n`);
};
