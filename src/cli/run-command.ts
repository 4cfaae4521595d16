import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { analyse, type Findings } from "../analysis/findings.js";
import { declaredClaims, withNeeds } from "../claims/index.js";
import { judgeStudy } from "../claims/judge.js";
import { kernelProbe, measureTimings } from "../claims/timing/index.js";
import type { Tables } from "../datasets/table.js";
import { ActbenchError, ExitCode } from "../errors.js";
import { createKernel, groupSize, type Backend } from "../experiment/executors/backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { Experiment } from "../experiment/experiment.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { Kernel } from "../nn/kernel.js";
import { jsonReport } from "../reports/formats/json.js";
import { terminalReport } from "../reports/terminal/index.js";
import { writeOutput } from "../results/files.js";
import { openJournal } from "../results/journal.js";
import { LOCK_FILE, lockDirectory } from "../results/lock.js";
import { machine, writeManifest, type Manifest } from "../results/manifest.js";
import { openRun } from "../results/open-run.js";
import { runStudy } from "../results/run-study.js";
import type { Timing } from "../trial/timing.js";
import type { Console } from "./console.js";
import { dryRun } from "./dry-run.js";
import { failOnVerdicts } from "./fail-on.js";
import { removeOutputs, writeOutputs } from "../library/outputs.js";
import { createProgress } from "./progress.js";
import { readConfig } from "./read-config.js";
import type { RunOptions } from "./run.js";
import { systemReason } from "../results/system-error.js";
import { version } from "../results/version.js";

const JOURNAL = "journal.jsonl";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** `actbench run`: config → trials → journal → findings → outputs → terminal. */
export async function runCommand(config: string, options: RunOptions, console: Console): Promise<void> {
  const loaded = readConfig(config, options.set);
  const directory = options.out ?? join("results", loaded.experiment.name);
  if (options.dryRun) return dryRun(loaded, directory, options, console);
  const unlock = claimDirectory(directory, options.force === true);
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
  const journal = join(directory, JOURNAL);
  if (!(await train(withNeeds(loaded.experiment), loaded.tables, journal, options, console))) {
    console.err(`interrupted: the trials that finished are in ${journal}; no tables were written\n`);
    console.err(`The same command goes on from there${options.force ? " (without --force)" : ""}.\n`);
    console.exitCode = ExitCode.interrupted;
    return;
  }

  const timings = timeClaims(loaded, options.backend);
  const study = openJournal(journal);
  const findings = analyse(study, judgeStudy(study, { timings }));
  const outputs = [
    writeOutput(directory, "config.resolved.json", [loaded.resolved]),
    ...writeOutputs(directory, findings),
  ];
  writeManifest(directory, { ...describeRun(options, startedAt, findings), outputs, timings });
  console.out(options.json ? jsonReport(findings) : terminalReport(findings, console));
  console.err(`results: ${directory}\n`);
  failOnVerdicts(options.failOn, findings, console);
  const failed = findings.cells.reduce((count, cell) => count + cell.failed, 0);
  if (failed > 0) {
    console.err(`${failed === 1 ? "1 trial" : `${failed} trials`} failed; trials.csv says why\n`);
    console.exitCode = ExitCode.failed;
  }
}

/**
 * Makes the directory for the results and locks it; the returned function unlocks it. One that holds an earlier run is
 * gone on with, or cleared with `force`; one that holds anything else is left alone.
 */
function claimDirectory(directory: string, force: boolean): () => void {
  const unlock = makeAndLock(directory);
  try {
    const strangers = readdirSync(directory).some((file) => !file.startsWith(LOCK_FILE));
    if (!force && strangers && !existsSync(join(directory, JOURNAL))) {
      throw new ActbenchError(`${directory} already holds something, but no journal of a run`, {
        remedy: "Name another directory with --out, or give --force to write there all the same.",
      });
    }
    if (force) removeOutputs(directory);
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeAndLock(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true });
    return lockDirectory(directory);
  } catch (error) {
    if (error instanceof ActbenchError) throw error;
    throw new ActbenchError(`cannot write to ${directory}: ${systemReason(error) ?? String(error)}`, {
      remedy: "Name another directory with --out.",
      cause: error,
    });
  }
}

/** Trains the experiments into the journal; false when it was interrupted. */
async function train(
  experiments: readonly Experiment[],
  tables: Tables,
  path: string,
  options: RunOptions,
  console: Console,
): Promise<boolean> {
  const { backend } = options;
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  const { journal, scores } = openRun(path, experiments, options);
  if (scores.size > 0) console.err(`going on: ${scores.size} finished trials are in ${path}\n`);
  const progress = createProgress(console, options.quiet === true, () => performance.now());
  // Once only: the second signal ends the process at once, as if nobody listened.
  for (const name of SIGNALS) process.once(name, interrupt);
  try {
    const executor = workersExecutor(options.jobs ?? availableParallelism(), { backend, tables });
    for await (const event of runStudy(
      experiments,
      executor,
      groupSize[backend],
      journal,
      interruption.signal,
      scores,
    )) {
      progress.update(event);
    }
  } finally {
    progress.end();
    journal.close();
    for (const name of SIGNALS) process.off(name, interrupt);
  }
  return !interruption.signal.aborted;
}

/** Times what the declared claims ask the clock about, alone on this thread now that the workers are gone. */
function timeClaims({ experiment, tables }: LoadedConfig, backend: Backend): Timing[] {
  const requests = declaredClaims(experiment).flatMap((claim) => claim.timings?.(experiment) ?? []);
  if (requests.length === 0) return [];
  const kernel = createKernel(backend) as Kernel<unknown>;
  return measureTimings(requests, kernelProbe(kernel, tables), () => performance.now());
}

function describeRun(
  options: RunOptions,
  startedAt: number,
  { study }: Findings,
): Omit<Manifest, "outputs" | "timings"> {
  return {
    actbench: version,
    ...machine(),
    backend: options.backend,
    jobs: options.jobs ?? availableParallelism(),
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1000,
    trials: study.plan.length,
  };
}
