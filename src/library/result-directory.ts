import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ActbenchError } from "../errors.js";
import { JOURNAL } from "../results/journal.js";
import { LOCK_FILE, lockDirectory } from "../results/lock.js";
import { systemReason } from "../results/system-error.js";
import { removeOutputs } from "./outputs.js";

/** What remedies call two options: flags on the command line, properties in a program. */
export interface OptionNames {
  readonly force: string;
  readonly directory: string;
}

/**
 * Makes the directory for the results and locks it; the returned function unlocks it. One that holds an earlier run is
 * gone on with, or cleared with `force`; one that holds anything else is left alone.
 *
 * @throws {ActbenchError} when it can't be written to, holds something else, or another run writes to it
 */
export function claimDirectory(directory: string, force: boolean, names: OptionNames): () => void {
  const unlock = makeAndLock(directory, names);
  try {
    const strangers = readdirSync(directory).some((file) => !file.startsWith(LOCK_FILE));
    if (!force && strangers && !existsSync(join(directory, JOURNAL))) {
      throw new ActbenchError(`${directory} already holds something, but no journal of a run`, {
        remedy: `Name another directory with ${names.directory}, or give ${names.force} to write there all the same.`,
      });
    }
    if (force) removeOutputs(directory);
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeAndLock(directory: string, names: OptionNames): () => void {
  try {
    mkdirSync(directory, { recursive: true });
    return lockDirectory(directory);
  } catch (error) {
    if (error instanceof ActbenchError) throw error;
    throw new ActbenchError(`cannot write to ${directory}: ${systemReason(error) ?? String(error)}`, {
      remedy: `Name another directory with ${names.directory}.`,
      cause: error,
    });
  }
}
