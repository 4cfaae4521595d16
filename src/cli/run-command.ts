import { join } from "node:path";
import { withNeeds } from "../claims/index.js";
import { csvSpecs } from "../datasets/csv.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { Shard } from "../experiment/shard.js";
import { runLoadedShard, shardDirectory } from "../library/run-shard.js";
import { runLoaded as runInDirectory, type RunOptions } from "../library/run.js";
import { JOURNAL } from "../results/journal.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { dryRun } from "./dry-run.js";
import { createEventLog, STDOUT } from "./event-log.js";
import { readConfig } from "./read-config.js";
import { reportError } from "./report-error.js";
import { reportFindings } from "./report-findings.js";
import { trainUntilSignal, unlessInterrupted } from "./train-until-signal.js";
import { workAtEachChange } from "./watch.js";

export interface RunFlags extends Pick<
  RunOptions,
  "force" | "extend" | "deviate" | "jobs" | "backend" | "figures"
> {
  readonly set: readonly string[];
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly failOn: readonly string[];
  readonly shard?: Shard;
  readonly with?: readonly string[];
  /** Where events go: a file, or "-". */
  readonly events?: string;
  /** Runs again whenever the config or a table of it is saved. */
  readonly watch?: boolean;
  readonly debug?: boolean;
}

/** One run of them. */
interface Once extends Omit<RunFlags, "watch" | "debug"> {
  /** Ends the training. */
  readonly until?: AbortSignal;
}

/** `actbench run`: config → trials → journal → findings → outputs → terminal. */
export async function runCommand(
  config: string,
  { watch, debug = false, ...options }: RunFlags,
  console: Console,
): Promise<void> {
  if (!watch) return runLoaded(readConfig(config, options.set), options, console);
  let files: readonly string[] = [config];
  let began = false;
  await workAtEachChange(
    async (changed) => {
      const loaded = readConfig(config, options.set);
      files = [config, ...tableFiles(loaded)];
      // What one run has trained, the next takes over; what was there before is the user's to decide on.
      const again = began ? { force: false, extend: true } : {};
      await runLoaded(loaded, { ...options, ...again, until: changed }, console);
      began = true;
    },
    () => files,
    (error) => void reportError(error, console, debug),
    console,
  );
}

/** The CSV files that a config names, as the command finds them. */
const tableFiles = ({ experiment }: LoadedConfig): string[] =>
  csvSpecs(experiment.datasets).map(({ parameters }) => String(parameters.path));

async function runLoaded(loaded: LoadedConfig, given: Once, console: Console): Promise<void> {
  const options = { ...given, backend: chooseBackend(given.backend, withNeeds(loaded.experiment)) };
  const directory = options.out ?? defaultDirectory(loaded.experiment.name, options);
  if (options.dryRun) return dryRun(loaded, directory, options, console);
  const { shard } = options;
  return shard === undefined
    ? runWhole(loaded, directory, options, console)
    : runPart(loaded, shard, directory, options, console);
}

const defaultDirectory = (name: string, { shard }: RunFlags): string =>
  shard ? shardDirectory(join("results", name), shard) : join("results", name);

async function runWhole(
  loaded: LoadedConfig,
  directory: string,
  { json, failOn, events, quiet, until, ...options }: Once,
  console: Console,
): Promise<void> {
  const path = join(directory, JOURNAL);
  const log = createEventLog(events, console);
  const onProgress = log.progress;
  const caller = { trainWith: trainUntilSignal(console, { quiet, until, onProgress }), names: FLAGS };
  const onStart = (kept: number) => {
    sayGoingOn(path, console)(kept);
    log.started(loaded.experiment.name, kept);
  };
  const findings = await unlessInterrupted(
    () => runInDirectory(loaded, directory, { ...options, onStart }, caller),
    `interrupted: the trials that finished are in ${path}; no tables were written\n` +
      `The same command goes on from there${options.force ? " (without --force)" : ""}.\n`,
    console,
  );
  if (findings === undefined) return log.interrupted(directory);
  log.finished(directory, findings);
  reportFindings(findings, directory, { json, failOn, silent: events === STDOUT }, console);
}

async function runPart(
  loaded: LoadedConfig,
  shard: Shard,
  directory: string,
  options: Once,
  console: Console,
): Promise<void> {
  const path = join(directory, JOURNAL);
  const caller = { trainWith: trainUntilSignal(console, options), names: FLAGS };
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
