import { availableParallelism } from "node:os";
import { join } from "node:path";
import { analyse, type Findings } from "../analysis/findings.js";
import { withNeeds } from "../claims/index.js";
import { judgeStudy } from "../claims/judge.js";
import type { Backend } from "../experiment/executors/backend.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { writeOutput } from "../results/files.js";
import { createJournal, openJournal } from "../results/journal.js";
import { machine, writeManifest } from "../results/manifest.js";
import { createMemoryJournal } from "../results/memory-journal.js";
import type { Progress } from "../results/run-study.js";
import type { Study } from "../results/study.js";
import { version } from "../results/version.js";
import { load } from "./load.js";
import { writeOutputs } from "./outputs.js";
import { claimDirectory } from "./result-directory.js";
import { timeClaims } from "./time-claims.js";
import { train } from "./train.js";

/** How an experiment is run; nothing of it changes what is found, but for what the clock decides. */
export interface RunOptions {
  /**
   * Where the results go: the files that `actbench run` writes. Without one they are kept in memory, the curves of
   * every trial included.
   */
  readonly directory?: string;
  /** Replaces a result that `directory` holds already. */
  readonly force?: boolean;
  /** Worker threads; by default as many as the machine runs at once. */
  readonly jobs?: number;
  /** `simd`, the default, is fast; `reference` is the readable f64 kernel. */
  readonly backend?: Backend;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  /** Is called after every group of trials, with those that just finished. What it throws ends the run. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Trains everything that a config asks for, and what its claims need, and judges it: what `actbench run` does, without
 * printing anything. Trials run in worker threads; this one stays free, except for the seconds in which a claim about
 * computing time is timed, and the results are put together.
 *
 * @example
 * const { cells, verdicts } = await run({ datasets: "moons", activations: ["tanh", "relu"], seeds: 10 });
 *
 * @throws {ActbenchError} with everything that is wrong in the config, and where `directory` can't be used
 * @throws the signal's reason when it is aborted; the trials that finished are then in `directory`'s journal
 */
export async function run(config: ConfigInput, options: RunOptions = {}): Promise<Findings> {
  const startedAt = Date.now();
  options.signal?.throwIfAborted();
  const loaded = load(config);
  if (options.directory === undefined)
    return judged(await inMemory(loaded, options), loaded, options).findings;

  const directory = claimDirectory(options.directory, options.force === true, {
    replace: "force",
    elsewhere: "directory",
  });
  const { findings, timings } = judged(await inDirectory(directory, loaded, options), loaded, options);
  const outputs = [
    writeOutput(directory, "config.resolved.json", [loaded.resolved]),
    ...writeOutputs(directory, findings),
  ];
  writeManifest(directory, {
    actbench: version,
    ...machine(),
    backend: options.backend ?? "simd",
    jobs: options.jobs ?? availableParallelism(),
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1000,
    trials: findings.study.plan.length,
    outputs,
    timings,
  });
  return findings;
}

async function inMemory({ experiment, tables }: LoadedConfig, options: RunOptions): Promise<Study> {
  const experiments = withNeeds(experiment);
  const journal = createMemoryJournal(experiments);
  await train(experiments, tables, journal, options);
  return journal.study();
}

async function inDirectory(
  directory: string,
  { experiment, tables }: LoadedConfig,
  options: RunOptions,
): Promise<Study> {
  const path = join(directory, "journal.jsonl");
  const experiments = withNeeds(experiment);
  await train(experiments, tables, createJournal(path, experiments), options);
  return openJournal(path);
}

function judged(study: Study, { experiment, tables }: LoadedConfig, { backend = "simd" }: RunOptions) {
  const timings = timeClaims(experiment, tables, backend);
  return { timings, findings: analyse(study, judgeStudy(study, { timings })) };
}
