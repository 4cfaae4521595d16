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
  try {
    const [written] = writeDrafts(directory, [file], ([append]) => {
      for (const chunk of chunks) append(typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk);
    });
    return publish(directory, written);
  } catch (error) {
    throw writeError(join(directory, file), error);
  }
}

/**
 * Writes outputs beside each other, whole or not at all, under temporary names.
 *
 * @param write is given what appends to each
 * @returns what `publish` gives its name
 */
export function writeDrafts(
  directory: string,
  files: readonly string[],
  write: (appends: readonly ((data: Uint8Array) => void)[]) => void,
): WrittenFile[] {
  const drafts: Draft[] = [];
  try {
    for (const file of files) drafts.push(openDraft(directory, file));
    write(drafts.map(({ append }) => append));
    return drafts.map(({ finish }) => finish());
  } catch (error) {
    discardDrafts(directory, files);
    throw error;
  } finally {
    for (const { close } of drafts) close();
  }
}

/** Gives a draft its name. */
export function publish(directory: string, written: WrittenFile): WrittenFile {
  const path = join(directory, written.file);
  try {
    renameSync(`${path}${DRAFT}`, path);
    return written;
  } catch (error) {
    discardDrafts(directory, [written.file]);
    throw writeError(path, error);
  }
}

/** Takes away what has no name yet, as far as that can be: on a file system that has become read-only nothing can. */
export function discardDrafts(directory: string, files: readonly string[]): void {
  for (const file of files) {
    try {
      rmSync(join(directory, `${file}${DRAFT}`), { force: true });
    } catch {
      // What matters is the first error.
    }
  }
}

interface Draft {
  append(data: Uint8Array): void;
  finish(): WrittenFile;
  close(): void;
}

function openDraft(directory: string, file: string): Draft {
  const path = join(directory, file);
  const attempt = <T>(write: () => T): T => {
    try {
      return write();
    } catch (error) {
      throw writeError(path, error);
    }
  };
  const descriptor = attempt(() => openSync(`${path}${DRAFT}`, "w"));
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    append(data) {
      hash.update(data);
      bytes += data.length;
      attempt(() => writeFileSync(descriptor, data));
    },
    finish() {
      attempt(() => fsyncSync(descriptor));
      return { file, bytes, sha256: hash.digest("hex") };
    },
    close: () => closeSync(descriptor),
  };
}
