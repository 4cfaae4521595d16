import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { ActbenchError, ExitCode } from "../errors.js";
import { knownTrials } from "../experiment/known-trials.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import type { Registered } from "../experiment/looks.js";
import type { ShardGap } from "../experiment/shard.js";
import { JOURNAL, openJournal, type JournalSubject } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import { readRegistration, REGISTRATION } from "../results/registration.js";
import { unite, type Union } from "../results/unite.js";
import { describeTrial, trialId } from "../trial/id.js";
import { checkArgument, mergeOptionsSchema, pathSchema, pathsSchema } from "./arguments.js";
import { PROPERTIES, type Caller } from "./caller.js";
import { finishRun } from "./finish.js";
import { CONFIG } from "./outputs.js";
import { claimDirectory } from "./result-directory.js";
import type { RunOptions } from "./run.js";
import { sourceOf, tablesOf, type ConfigSource } from "./study-data.js";
import { settled, train } from "./train.js";

/** How shards are merged. */
export interface MergeOptions extends Omit<RunOptions, "directory" | "extend" | "deviate" | "onStart"> {
  /** The config of the run, where it names CSV files: their rows are not in the directories. */
  readonly config?: ConfigInput;
  /** Is called before training, with how many trials no shard could name by itself. */
  readonly onStart?: (left: number) => void;
}

/** A shard's missing trials that are listed; the rest is counted. */
const LISTED = 10;

/**
 * Unites what the shards of an experiment trained into one result, equal to that of a single run. Trials that only the
 * whole study can name are trained here, unless the shards did so.
 *
 * @example await merge("results/mine", ["shards/1", "shards/2"])
 *
 * @throws {ActbenchError} where a shard is not finished, with its missing trials, or the directories do not belong together
 * @throws the signal's reason when it is aborted; the same call goes on from there
 */
export async function merge(
  directory: string,
  shards: readonly string[],
  options: MergeOptions = {},
): Promise<Findings> {
  checkArgument("directory", directory, pathSchema);
  checkArgument("shards", shards, pathsSchema);
  checkArgument("options", options, mergeOptionsSchema);
  options.signal?.throwIfAborted();
  return mergeFrom(directory, shards, sourceOf(options.config), options);
}

/** The same, where the config may be a file. */
export async function mergeFrom(
  directory: string,
  shards: readonly string[],
  config: ConfigSource | undefined,
  given: Omit<MergeOptions, "config">,
  { trainWith = train, names = PROPERTIES }: Caller = {},
): Promise<Findings> {
  if (shards.some((shard) => realPath(shard) === realPath(directory))) {
    throw new ActbenchError(`${directory} is to be written and to be read`, {
      remedy: "Name the result first, then the directories of the shards.",
    });
  }
  const union = unite(shards);
  if (union.gaps.length > 0) throw unfinished(union.gaps);
  const { experiments } = union;
  // All that can be refused is refused before an earlier result is removed.
  const tables = tablesOf(experiments[0], config, names);
  const resolved = resolvedConfig(shards);
  requireRegistration(directory, union.registered);
  const unlock = claimDirectory(directory, given.force === true, names);
  try {
    const startedAt = performance.now();
    const options = settled(given, experiments);
    const remedy = `Give ${names.force} to replace it, or name another directory for the result.`;
    const path = join(directory, JOURNAL);
    const opened = openRun(path, subjectOf(union), { remedy });
    union.copyTo(opened.journal, opened.scores);
    const left = knownTrials(experiments, opened.scores, opened.looks).filter(
      (spec) => !opened.scores.has(trialId(spec)),
    );
    options.onStart?.(left.length);
    await trainWith(experiments, tables, opened, { ...options, study: () => openJournal(path) });
    return await finishRun({ directory, startedAt, tables, resolved }, options);
  } finally {
    unlock();
  }
}

const subjectOf = ({ experiments, earlier, late, registered }: Union): JournalSubject => ({
  experiments,
  earlier,
  late,
  ...(registered && { registered }),
});

/** @throws {ActbenchError} where the result's registration is not the one that all shards were trained under */
function requireRegistration(directory: string, registered: Registered | undefined): void {
  const registration = readRegistration(directory);
  if (registration?.sha256 === registered?.sha256) return;
  const place = join(directory, REGISTRATION);
  if (registered === undefined) {
    throw new ActbenchError(`${place} is there, and the shards were trained without it`, {
      remedy: `Merge into another directory; or copy ${REGISTRATION} to the directory of each shard before it is trained.`,
    });
  }
  const found = registration === undefined ? "is missing" : `is another, of SHA-256 ${registration.sha256}`;
  throw new ActbenchError(
    `the shards were trained under the registration ${registered.sha256}, and ${place} ${found}`,
    { remedy: `Copy ${REGISTRATION} there from the directory of a shard.` },
  );
}

/** Where a path leads, also through links; two names of one directory give the same. */
const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));

/** Every shard has written the same. */
function resolvedConfig(directories: readonly string[]): string {
  const found = directories.map((directory) => join(directory, CONFIG)).find((path) => existsSync(path));
  if (found !== undefined) return readFileSync(found, "utf8");
  throw new ActbenchError(
    `there is no ${join(directories[0], CONFIG)}, nor one in another shard's directory`,
    {
      remedy: "Copy it from where the shards were trained, beside its journal.",
    },
  );
}

function unfinished(gaps: readonly ShardGap[]): ActbenchError {
  const lines = gaps.flatMap(({ index, count, missing }) => [
    `  shard ${index} of ${count} lacks ${missing.length === 1 ? "1 trial" : `${missing.length} trials`}:`,
    ...missing.slice(0, LISTED).map((spec) => `    ${describeTrial(spec)}`),
    ...(missing.length > LISTED ? [`    and ${missing.length - LISTED} more`] : []),
  ]);
  return new ActbenchError(["not all shards are finished", ...lines].join("\n"), {
    remedy: "Run those shards to their end, then merge again.",
    exitCode: ExitCode.failed,
  });
}
