import { mkdirSync, readdirSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import { systemReason } from "../results/system-error.js";
import { removeOutputs } from "./outputs.js";

/** How a caller's own words name the remedies: flags on the command line, options in a program. */
export interface DirectoryWords {
  readonly replace: string;
  readonly elsewhere: string;
}

/**
 * Makes the directory for the results. One that holds anything is left alone unless `force` says otherwise.
 *
 * @throws {ActbenchError} when it can't be written to, or holds something
 */
export function claimDirectory(directory: string, force: boolean, words: DirectoryWords): string {
  try {
    mkdirSync(directory, { recursive: true });
    if (force) removeOutputs(directory);
    if (force || readdirSync(directory).length === 0) return directory;
  } catch (error) {
    throw new ActbenchError(`cannot write to ${directory}: ${systemReason(error) ?? String(error)}`, {
      remedy: `Name another directory with ${words.elsewhere}.`,
      cause: error,
    });
  }
  throw new ActbenchError(`${directory} already holds something`, {
    remedy: `Give ${words.replace} to replace a result, or name another directory with ${words.elsewhere}.`,
  });
}
