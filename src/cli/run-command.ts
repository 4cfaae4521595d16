import { mkdirSync, readdirSync } from "node:fs";
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
import { createJournal, openJournal } from "../results/journal.js";
import { machine, writeManifest, type Manifest } from "../results/manifest.js";
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

/** `actbench run`: config → trials → journal → findings → outputs → terminal. */
export async function runCommand(config: string, options: RunOptions, console: Console): Promise<void> {
  const startedAt = Date.now();
  const loaded = readConfig(config, options.set);
  const results = options.out ?? join("results", loaded.experiment.name);
  if (options.dryRun) return dryRun(loaded, results, options, console);
  const experiments = withNeeds(loaded.experiment);
  const directory = claimDirectory(results, options.force === true);
  const journal = join(directory, "journal.jsonl");

  if (!(await train(experiments, loaded.tables, journal, options, console))) {
    console.err(`interrupted: the trials that finished are in ${journal}; no tables were written\n`);
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

/** Makes the directory for the results. One that holds anything is left alone unless `force` says otherwise. */
function claimDirectory(directory: string, force: boolean): string {
  try {
    mkdirSync(directory, { recursive: true });
    if (force) removeOutputs(directory);
    if (force || readdirSync(directory).length === 0) return directory;
  } catch (error) {
    throw new ActbenchError(`cannot write to ${directory}: ${systemReason(error) ?? String(error)}`, {
      remedy: "Name another directory with --out.",
      cause: error,
    });
  }
  throw new ActbenchError(`${directory} already holds something`, {
    remedy: "Give --force to replace a result, or name another directory with --out.",
  });
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
  const journal = createJournal(path, experiments);
  const progress = createProgress(console, options.quiet === true, () => performance.now());
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    const executor = workersExecutor(options.jobs ?? availableParallelism(), { backend, tables });
    for await (const event of runStudy(
      experiments,
      executor,
      groupSize[backend],
      journal,
      interruption.signal,
    )) {
      progress.update(event);
    }
  } finally {
    progress.end();
    journal.close();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
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
