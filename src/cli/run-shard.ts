import { join } from "node:path";
import { withNeeds } from "../claims/index.js";
import { ExitCode } from "../errors.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { knownTrials } from "../experiment/schedule.js";
import { dealShares, type Shard } from "../experiment/shard.js";
import { CONFIG } from "../library/outputs.js";
import { writeOutput } from "../results/files.js";
import { JOURNAL } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import { unite } from "../results/unite.js";
import { trialId } from "../trial/id.js";
import type { Console } from "./console.js";
import { trainUntilSignal, type TrainingOptions } from "./train-until-signal.js";

export interface ShardOptions extends TrainingOptions {
  readonly extend?: boolean;
  readonly with?: readonly string[];
}

/**
 * `actbench run --shard`: trains this shard's own arms into a journal, for `actbench merge`. What other shards came to
 * (`--with`) names the trials that only the whole field can decide; this shard then trains its share of them as well.
 */
export async function runShard(
  directory: string,
  { experiment, tables, resolved }: LoadedConfig,
  shard: Shard,
  options: ShardOptions,
  console: Console,
): Promise<void> {
  const path = join(directory, JOURNAL);
  const experiments = withNeeds(experiment);
  const shares = dealShares(experiments, shard.count);
  const isOwn = (spec: Parameters<typeof shares>[0]) => shares(spec) === shard.index;
  const opened = openRun(path, { experiments, shard }, options);
  const kept = opened.scores.size;
  if (kept > 0) console.err(`going on: ${kept} finished trials are in ${path}\n`);
  writeOutput(directory, CONFIG, [resolved]);
  if (options.with)
    for (const [id, score] of unite([directory, ...options.with]).scores) opened.scores.set(id, score);
  if (!(await trainUntilSignal(experiments, tables, opened, { ...options, isOwn }, console))) {
    console.err(
      `interrupted: the trials that finished are in ${path}; the same command goes on from there\n`,
    );
    console.exitCode = ExitCode.interrupted;
    return;
  }
  const own = knownTrials(experiments, opened.scores).filter(isOwn);
  const trials = own.filter((spec) => opened.scores.has(trialId(spec))).length;
  console.out(
    own.length === 0
      ? `shard ${shard.index} of ${shard.count} has nothing to train: there are more shards than networks\n`
      : `shard ${shard.index} of ${shard.count}: ${trials} trials are in ${path}\n`,
  );
}
