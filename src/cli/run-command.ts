import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { analyse, type Findings } from "../analysis/findings.js";
import { ActbenchError, ExitCode } from "../errors.js";
import { groupSize } from "../experiment/executors/backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { csvTables, csvText } from "../reports/csv/index.js";
import { dataPackage } from "../reports/datapackage.js";
import { jsonReport } from "../reports/json.js";
import { terminalReport } from "../reports/terminal/index.js";
import { writeOutput, type WrittenFile } from "../results/files.js";
import { createJournal, openJournal } from "../results/journal.js";
import { machine, type Manifest } from "../results/manifest.js";
import { runStudy } from "../results/run-study.js";
import type { Console } from "./console.js";
import { createProgress } from "./progress.js";
import { readConfig } from "./read-config.js";
import type { RunOptions } from "./run.js";
import { version } from "./version.js";

/** `actbench run`: config → trials → journal → outputs → terminal. */
export async function runCommand(config: string, options: RunOptions, console: Console): Promise<void> {
  const startedAt = Date.now();
  const loaded = readConfig(config, options.set);
  const { experiment } = loaded;
  const directory = claimDirectory(options.out ?? join("results", experiment.name), options.force === true);
  const journal = join(directory, "journal.jsonl");

  if (!(await train(loaded, journal, options, console))) {
    console.err(`interrupted: the trials that finished are in ${journal}; no tables were written\n`);
    console.exitCode = ExitCode.interrupted;
    return;
  }

  const findings = analyse(openJournal(journal));
  const outputs = writeOutputs(directory, findings, loaded);
  writeManifest(directory, { ...describeRun(options, startedAt, findings), outputs });
  console.out(options.json ? jsonReport(findings) : terminalReport(findings, console));
  console.err(`results: ${directory}\n`);
  const failed = findings.cells.reduce((count, cell) => count + cell.failed, 0);
  if (failed > 0) {
    console.err(`${failed} trials failed; trials.csv has their messages\n`);
    console.exitCode = ExitCode.failed;
  }
}

/** Makes the directory for the results. One that holds anything is left alone unless `force` says otherwise. */
function claimDirectory(directory: string, force: boolean): string {
  if (existsSync(directory)) {
    if (!statSync(directory).isDirectory()) {
      throw new ActbenchError(`${directory} is a file, not a directory`, {
        remedy: "Name another with --out.",
      });
    }
    if (!force && readdirSync(directory).length > 0) {
      throw new ActbenchError(`${directory} already holds a result`, {
        remedy: "Give --force to replace it, or name another directory with --out.",
      });
    }
  }
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Trains the whole plan into the journal; false when it was interrupted. */
async function train(
  { experiment, tables }: LoadedConfig,
  path: string,
  options: RunOptions,
  console: Console,
): Promise<boolean> {
  const { backend } = options;
  const experiments = [experiment];
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

/** Everything that is derived from the journal, in the order of the manifest. */
function writeOutputs(directory: string, findings: Findings, { resolved }: LoadedConfig): WrittenFile[] {
  const { experiment } = findings.study;
  return [
    writeOutput(directory, "config.resolved.json", [resolved]),
    ...csvTables.members.map((table) =>
      writeOutput(directory, `${table.name}.csv`, csvText(table, findings)),
    ),
    writeOutput(directory, "datapackage.json", [dataPackage(experiment)]),
  ];
}

function describeRun(options: RunOptions, startedAt: number, { study }: Findings): Omit<Manifest, "outputs"> {
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

function writeManifest(directory: string, manifest: Manifest): void {
  writeOutput(directory, "manifest.json", [`${JSON.stringify(manifest, undefined, 2)}\n`]);
}
