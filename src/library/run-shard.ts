import { join } from "node:path";
import { withNeeds } from "../claims/index.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { knownTrials } from "../experiment/known-trials.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { dealShares, type Shard } from "../experiment/shard.js";
import { writeOutput } from "../results/files.js";
import { JOURNAL } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import { unite } from "../results/unite.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import { checkArgument, load, shardOptionsSchema, shardSchema } from "./arguments.js";
import { PROPERTIES, type Caller } from "./caller.js";
import { lateClaims } from "./late-claims.js";
import { CONFIG } from "./outputs.js";
import { holdToRegistration } from "./register.js";
import { claimDirectory } from "./result-directory.js";
import type { RunOptions } from "./run.js";
import { settled, train } from "./train.js";

/** How one shard of an experiment is run. */
export interface ShardOptions extends Omit<RunOptions, "directory" | "deviate" | "figures"> {
  /** Where this shard's journal goes. */
  readonly directory: string;
  /** Directories of other shards: what they came to names the trials that only the whole study can decide. */
  readonly with?: readonly string[];
}

/** What one shard came to. */
export interface ShardResult {
  /** How many of the trials are this shard's to train; none where there are more shards than networks. */
  readonly own: number;
  /** How many of them its journal holds. */
  readonly finished: number;
}

/**
 * Trains the i-th of n parts of an experiment into a journal, for `merge`; no tables are written.
 *
 * @example await runShard(config, { index: 3, count: 16 }, { directory: "shards/03" })
 *
 * @throws {ActbenchError} with everything that is wrong in the config, and where `directory` can't be used
 * @throws the signal's reason when it is aborted; the same call goes on from there
 */
export async function runShard(
  config: ConfigInput,
  shard: Shard,
  options: ShardOptions,
): Promise<ShardResult> {
  checkArgument("shard", shard, shardSchema);
  checkArgument("options", options, shardOptionsSchema);
  options.signal?.throwIfAborted();
  return runLoadedShard(load(config), shard, options);
}

/** The same of a config that is loaded. */
export async function runLoadedShard(
  loaded: LoadedConfig,
  shard: Shard,
  given: ShardOptions,
  { trainWith = train, names = PROPERTIES }: Caller = {},
): Promise<ShardResult> {
  const { directory } = given;
  const { experiment, tables, resolved } = loaded;
  const unlock = claimDirectory(directory, given.force === true, names);
  try {
    const experiments = withNeeds(experiment);
    const options = settled(given, experiments);
    const shares = dealShares(experiments, shard.count);
    const isOwn = (spec: TrialSpec) => shares(spec) === shard.index;
    const path = join(directory, JOURNAL);
    const { registered } = holdToRegistration(directory, loaded, undefined, names);
    const late = given.extend === true ? lateClaims(path, experiment) : [];
    const opened = openRun(path, { experiments, shard, late, ...(registered && { registered }) }, options);
    options.onStart?.(opened.scores.size);
    writeOutput(directory, CONFIG, [resolved]);
    if (options.with)
      for (const [id, score] of unite([directory, ...options.with]).scores) opened.scores.set(id, score);
    await trainWith(experiments, tables, opened, { ...options, isOwn });
    const own = knownTrials(experiments, opened.scores).filter(isOwn);
    const finished = own.filter((spec) => opened.scores.has(trialId(spec))).length;
    return { own: own.length, finished };
  } finally {
    unlock();
  }
}

/** Where a shard goes by default: beside the results, not in them; names sort in the order of the shards. */
export function shardDirectory(results: string, { index, count }: Shard): string {
  const digits = String(count).length;
  return join(`${results}-shards`, `${String(index).padStart(digits, "0")}-of-${count}`);
}
