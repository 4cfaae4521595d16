import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeError } from "./system-error.js";

/** What the manifest says of an output. */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What follows the name of a file that is not whole yet. */
export const DRAFT = ".tmp";

/** Writes an output chunk by chunk under a temporary name, then renames it: a reader never sees half a file. */
export function writeOutput(
  directory: string,
  file: string,
  chunks: Iterable<string | Uint8Array>,
): WrittenFile {
  const path = join(directory, file);
  const temporary = `${path}${DRAFT}`;
  try {
    const written = writeChunks(temporary, chunks);
    renameSync(temporary, path);
    return { file, ...written };
  } catch (error) {
    removeIfPossible(temporary);
    throw writeError(path, error);
  }
}

/** On a file system that has become read-only, nothing can be removed either. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What matters is the first error.
  }
}

function writeChunks(path: string, chunks: Iterable<string | Uint8Array>): Omit<WrittenFile, "file"> {
  const descriptor = openSync(path, "w");
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      const data = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      hash.update(data);
      bytes += data.length;
      writeFileSync(descriptor, data);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { bytes, sha256: hash.digest("hex") };
}
