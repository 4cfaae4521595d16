import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ActbenchError } from "../errors.js";
import { makeDirectory, removeEmpty } from "../results/directory.js";
import { JOURNAL } from "../results/journal.js";
import { LOCK_FILE, lockDirectory } from "../results/lock.js";
import { REGISTRATION } from "../results/registration.js";
import { writeError } from "../results/system-error.js";
import type { OptionNames } from "./caller.js";
import { removeDrafts, removeOutputs } from "./outputs.js";

/**
 * Makes the directory for the results and locks it; the returned function unlocks it. One that holds an earlier run is
 * gone on with, or cleared with `force`; one that holds anything else is left alone.
 * A registration may be there before a run is.
 *
 * @throws {ActbenchError} when it can't be written to, holds something else, or another run writes to it; what was made
 * for it is then gone again
 */
export function claimDirectory(
  directory: string,
  force: boolean,
  names: Pick<OptionNames, "force" | "directory">,
): () => void {
  const remedy = `Name another directory with ${names.directory}.`;
  const made = makeDirectory(directory, remedy);
  let unlock: (() => void) | undefined;
  try {
    unlock = lockResult(directory, remedy);
    const others = readdirSync(directory).filter(
      (file) => !file.startsWith(LOCK_FILE) && file !== REGISTRATION,
    );
    if (!force && others.length > 0 && !existsSync(join(directory, JOURNAL))) {
      throw new ActbenchError(`${directory} already holds something, but no journal of a run`, {
        remedy: `Name another directory with ${names.directory}, or give ${names.force} to write there all the same.`,
      });
    }
    if (force) removeOutputs(directory);
    return unlock;
  } catch (error) {
    unlock?.();
    removeEmpty(made);
    throw error;
  }
}

/** Locks a directory, and takes away what a run that was killed had begun to write there. */
export function lockResult(directory: string, remedy?: string): () => void {
  try {
    const unlock = lockDirectory(directory);
    removeDrafts(directory);
    return unlock;
  } catch (error) {
    throw writeError(directory, error, remedy);
  }
}
