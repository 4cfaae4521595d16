import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Tables } from "../datasets/table.js";
import { ActbenchError, ExitCode } from "../errors.js";
import type { Backend } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import { knownTrials } from "../experiment/schedule.js";
import type { ShardGap } from "../experiment/shard.js";
import { CONFIG } from "../library/outputs.js";
import { claimDirectory } from "../library/result-directory.js";
import { JOURNAL } from "../results/journal.js";
import { openRun } from "../results/open-run.js";
import { unite, type Union } from "../results/unite.js";
import { describeTrial } from "../trial/describe.js";
import { trialId } from "../trial/id.js";
import type { Console } from "./console.js";
import { reportRun } from "./report-run.js";
import { tablesOf } from "./tables-of.js";
import { trainUntilSignal } from "./train-until-signal.js";

export interface MergeOptions {
  readonly config?: string;
  readonly set: readonly string[];
  readonly force?: boolean;
  readonly jobs?: number;
  readonly backend?: Backend;
  readonly figures?: "svg";
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly failOn: readonly string[];
}

/** Of many missing trials the first of each shard say enough. */
const LISTED = 10;

const ELSEWHERE = "Give --force to replace it, or name another directory for the result.";

/** `actbench merge`: journals of the shards → one journal → what is left to train → outputs → terminal. */
export async function mergeCommand(
  out: string,
  directories: readonly string[],
  options: MergeOptions,
  console: Console,
): Promise<void> {
  if (directories.some((directory) => realPath(directory) === realPath(out))) {
    throw new ActbenchError(`${out} is to be written and to be read`, {
      remedy: "Name the result first, then the directories of the shards.",
    });
  }
  const union = unite(directories);
  if (union.gaps.length > 0) throw unfinished(union.gaps);
  // All that can be refused is refused before --force removes an earlier result.
  const tables = tablesOf(union.experiments[0], options.config, options.set);
  const resolved = resolvedConfig(directories);
  const unlock = claimDirectory(out, options.force === true, { force: "--force", directory: "<out>" });
  try {
    await mergeInto(out, union, { tables, resolved }, options, console);
  } finally {
    unlock();
  }
}

async function mergeInto(
  directory: string,
  union: Union,
  { tables, resolved }: { readonly tables: Tables; readonly resolved: string },
  given: MergeOptions,
  console: Console,
): Promise<void> {
  const startedAt = performance.now();
  const { experiments } = union;
  const options = { ...given, backend: chooseBackend(given.backend, experiments) };
  const opened = openRun(join(directory, JOURNAL), { experiments }, { remedy: ELSEWHERE });
  union.copyTo(opened.journal, opened.scores);
  const left = knownTrials(experiments, opened.scores).filter((spec) => !opened.scores.has(trialId(spec)));
  if (left.length > 0) console.err(`training ${left.length} trials that only the whole field could name\n`);
  if (await trainUntilSignal(experiments, tables, opened, options, console)) {
    return reportRun({ directory, startedAt, tables, resolved }, options, console);
  }
  const again = options.force ? " (without --force)" : "";
  console.err(`interrupted: the same command goes on from there${again}\n`);
  console.exitCode = ExitCode.interrupted;
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
