import { mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { isDirectory } from "./file-kind.js";
import { writeError } from "./system-error.js";

/**
 * Makes a directory, and those above it that are missing, one by one: Node's own way round never ends under /proc.
 *
 * @returns those that it made, outermost first
 * @throws {ActbenchError} where the system refuses; what was made is then gone again
 */
export function makeDirectory(path: string, remedy: string): string[] {
  const made: string[] = [];
  try {
    makeMissing(path, made);
    return made;
  } catch (error) {
    removeEmpty(made);
    throw writeError(path, error, remedy);
  }
}

/** Removes directories that `makeDirectory` made, as far as nothing came to lie in them. */
export function removeEmpty(made: readonly string[]): void {
  try {
    for (const path of made.toReversed()) rmdirSync(path);
  } catch {
    // One that is not empty stays, with those around it.
  }
}

function makeMissing(path: string, made: string[]): void {
  if (isDirectory(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeMissing(parent, made);
  try {
    mkdirSync(path);
  } catch (error) {
    // Shards that begin together share the directory around theirs: another one made it meanwhile.
    if (isDirectory(path)) return;
    throw error;
  }
  made.push(path);
}
