import { closeSync, openSync, readSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import { decodeText } from "./decode-text.js";
import { systemReason } from "./system-error.js";

const CHUNK = 1 << 16;
const PAUSE_MS = 5;

/** Bytes of the longest table. */
const LONGEST_TABLE = 256 * 1024 * 1024;

/** The text of a CSV file. @throws {ActbenchError} when it cannot be read, or is too long */
export const readTable = (path: string): string => readText(path, path, LONGEST_TABLE);

/**
 * The text of a file, or, for 0, of standard input, which may be slow and may not block. No more is read than `most`
 * bytes, so that a device without an end ends.
 *
 * @param name what errors call it
 * @throws {ActbenchError} when it cannot be read, is longer, or is no UTF-8 text
 */
export function readText(source: string | 0, name: string, most: number): string {
  const fail = (reason: string, cause?: unknown) =>
    new ActbenchError(`cannot read ${name}: ${reason}`, { cause });
  if (typeof source === "string" && source.includes("\0")) throw fail("no file has such a name");
  let chunks: Buffer[] | undefined;
  try {
    chunks = readChunks(source, most);
  } catch (error) {
    throw fail(systemReason(error) ?? String(error), error);
  }
  if (chunks === undefined) throw fail(`it has more than ${most.toLocaleString("en")} bytes`);
  const text = decodeText(Buffer.concat(chunks));
  if (typeof text === "string") return text;
  const { problem, line } = text;
  throw line === undefined ? fail(problem) : new ActbenchError(`${name}:${line}  ${problem}`);
}

/** Undefined where there are more than `most` bytes. */
function readChunks(source: string | 0, most: number): Buffer[] | undefined {
  const file = source === 0 ? source : openSync(source, "r");
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length <= most;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const count = readPatiently(file, chunk);
      if (count === 0) return chunks;
      chunks.push(chunk.subarray(0, count));
      length += count;
    }
    return undefined;
  } finally {
    if (file !== 0) closeSync(file);
  }
}

/** How many bytes came; 0 at the end. */
function readPatiently(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
