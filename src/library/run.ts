import { join } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { withNeeds } from "../claims/index.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { summarizeData } from "../experiment/baseline.js";
import { knownTrials } from "../experiment/known-trials.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { JOURNAL, openJournal } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import type { TrialSpec } from "../trial/spec.js";
import { assess } from "./judge.js";
import { checkArgument, load, runOptionsSchema } from "./arguments.js";
import { PROPERTIES, type Caller } from "./caller.js";
import { finishRun, timeClaims } from "./finish.js";
import { lateClaims } from "./late-claims.js";
import { holdToRegistration } from "./register.js";
import { claimDirectory } from "./result-directory.js";
import { settled, train, trainInMemory, type TrainingOptions } from "./train.js";

/** How an experiment is run; nothing of it changes what is found, but for what the clock decides. */
export interface RunOptions extends TrainingOptions {
  /**
   * Where the results go: the files that `actbench run` writes. Without one they are kept in memory, the curves of
   * every trial included.
   */
  readonly directory?: string;
  /** Replaces a result that `directory` holds already, instead of going on with it. */
  readonly force?: boolean;
  /** Takes over the trials of a result of another config, as far as this one has them as well. */
  readonly extend?: boolean;
  /** Runs what is not as the registration in `directory` says; every report then says what was changed since. */
  readonly deviate?: boolean;
  /** Writes the figures of report.html as files of their own as well, under figures/. */
  readonly figures?: "svg";
  /** Is called before training, with how many finished trials of an earlier run are gone on with. */
  readonly onStart?: (kept: number) => void;
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
 * @throws the signal's reason when it is aborted; the trials that finished are then in `directory`'s journal,
 *   and the same run goes on from there
 */
export async function run(config: ConfigInput, options: RunOptions = {}): Promise<Findings> {
  checkArgument("options", options, runOptionsSchema);
  options.signal?.throwIfAborted();
  const loaded = load(config);
  const { directory } = options;
  if (directory !== undefined) return runLoaded(loaded, directory, options);
  return runInMemory(loaded, settled(options, withNeeds(loaded.experiment)));
}

/**
 * The pipeline of a run that is kept in a directory: trials → journal → findings → outputs.
 *
 * @param caller how it trains, and what it calls the options
 */
export async function runLoaded(
  loaded: LoadedConfig,
  directory: string,
  given: RunOptions,
  { trainWith = train, names = PROPERTIES }: Caller = {},
): Promise<Findings> {
  const unlock = claimDirectory(directory, given.force === true, names);
  try {
    const startedAt = performance.now();
    const experiments = withNeeds(loaded.experiment);
    const options = settled(given, experiments);
    const path = join(directory, JOURNAL);
    const { registered, unregistered } = holdToRegistration(directory, loaded, given.deviate === true, names);
    const added = given.extend === true ? lateClaims(path, loaded.experiment) : [];
    const late = [...new Set([...added, ...unregistered])];
    const opened = openRun(path, { experiments, late, ...(registered && { registered }) }, options);
    options.onStart?.(opened.scores.size);
    await trainWith(experiments, loaded.tables, opened, { ...options, study: () => openJournal(path) });
    return await finishRun({ directory, startedAt, ...loaded }, options);
  } finally {
    unlock();
  }
}

async function runInMemory({ experiment, tables }: LoadedConfig, options: RunOptions): Promise<Findings> {
  const experiments = withNeeds(experiment);
  const study = await trainInMemory(experiments, tables, options, train);
  return assess(study, {
    timings: timeClaims(experiment, tables, options.backend),
    data: summarizeData(experiment, tables),
  });
}

/**
 * Every trial that a run of the config begins with, and trains nothing: all of them where the learning rates are given,
 * else those that look for the rates.
 *
 * @example plan({ datasets: "moons", activations: ["tanh", "relu"], seeds: 3 }).length // => 6
 *
 * @throws {ActbenchError} with everything that is wrong in the config
 */
export const plan = (config: ConfigInput): TrialSpec[] =>
  knownTrials(withNeeds(load(config).experiment), new Map());
