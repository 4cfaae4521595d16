import { join } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { withNeeds } from "../claims/index.js";
import { ExitCode } from "../errors.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { finishRun } from "../library/finish.js";
import { claimDirectory } from "../library/result-directory.js";
import { train } from "../library/train.js";
import { jsonReport } from "../reports/formats/json.js";
import { terminalReport } from "../reports/terminal/index.js";
import { JOURNAL } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import type { Console } from "./console.js";
import { dryRun } from "./dry-run.js";
import { failOnVerdicts } from "./fail-on.js";
import { createProgress } from "./progress.js";
import { readConfig } from "./read-config.js";
import type { RunOptions } from "./run.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** `actbench run`: config → trials → journal → findings → outputs → terminal. */
export async function runCommand(config: string, options: RunOptions, console: Console): Promise<void> {
  const loaded = readConfig(config, options.set);
  const directory = options.out ?? join("results", loaded.experiment.name);
  if (options.dryRun) return dryRun(loaded, directory, options, console);
  const unlock = claimDirectory(directory, options.force === true, { force: "--force", directory: "--out" });
  try {
    await runIn(directory, loaded, options, console);
  } finally {
    unlock();
  }
}

async function runIn(
  directory: string,
  loaded: LoadedConfig,
  options: RunOptions,
  console: Console,
): Promise<void> {
  const startedAt = Date.now();
  const path = join(directory, JOURNAL);
  if (!(await trainUntilSignal(path, loaded, options, console))) {
    console.err(`interrupted: the trials that finished are in ${path}; no tables were written\n`);
    console.err(`The same command goes on from there${options.force ? " (without --force)" : ""}.\n`);
    console.exitCode = ExitCode.interrupted;
    return;
  }
  const findings = await finishRun({ directory, startedAt, ...loaded }, options);
  console.out(options.json ? jsonReport(findings) : terminalReport(findings, console));
  console.err(`results: ${directory}\n`);
  failOnVerdicts(options.failOn, findings, console);
  reportFailures(findings, console);
}

/** Trains into the journal; false when a signal ended it. */
async function trainUntilSignal(
  path: string,
  { experiment, tables }: LoadedConfig,
  { jobs, backend, extend, quiet = false }: RunOptions,
  console: Console,
): Promise<boolean> {
  const experiments = withNeeds(experiment);
  const opened = openRun(path, experiments, { extend });
  if (opened.scores.size > 0) console.err(`going on: ${opened.scores.size} finished trials are in ${path}\n`);
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = () => interruption.abort();
  const progress = createProgress(console, quiet, () => performance.now(), experiment);
  // Once only: the second signal ends the process at once, as if nobody listened.
  for (const name of SIGNALS) process.once(name, interrupt);
  try {
    await train(experiments, tables, opened, { jobs, backend, signal, onProgress: progress.update });
    return true;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return false;
    throw error;
  } finally {
    progress.end();
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}

function reportFailures({ cells }: Findings, console: Console): void {
  const failed = cells.reduce((count, cell) => count + cell.failed, 0);
  if (failed === 0) return;
  console.err(`${failed === 1 ? "1 trial" : `${failed} trials`} failed; trials.csv says why\n`);
  console.exitCode = ExitCode.failed;
}
