import { closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { ActbenchError } from "../errors.js";
import { decodeText } from "./decode-text.js";
import { didYouMeanPath } from "./near-path.js";
import { reasonAt } from "./system-error.js";

const CHUNK = 1 << 16;
const PAUSE_MS = 5;
/** How long a pipe without a writer is waited for, and one whose writer is silent. */
const MOST_ABSENCE_MS = 5_000;
const MOST_SILENCE_MS = 300_000;

/** Bytes of the longest table, unpacked. */
const LONGEST_TABLE = 100 * 1024 * 1024;

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
    new ActbenchError(`cannot read ${name}: ${reason}`, { remedy: pathRemedy(source), cause });
  if (typeof source === "string" && source.includes("\0")) throw fail("no file has such a name");
  let chunks: Buffer[] | undefined;
  try {
    chunks = readChunks(source, most);
  } catch (error) {
    throw fail(reasonAt(name, error) ?? (error as Error).message, error);
  }
  if (chunks === undefined) throw fail(`it has more than ${most.toLocaleString("en")} bytes`);
  const packed = Buffer.concat(chunks);
  const bytes = isGzip(packed) ? unpack(packed, most, fail) : packed;
  const text = decodeText(bytes);
  if (typeof text === "string") return text;
  const { problem, line } = text;
  throw line === undefined ? fail(problem) : new ActbenchError(`${name}:${line}  ${problem}`);
}

/** What paths of Windows become in JSON, or elsewhere. */
function pathRemedy(source: string | 0): string | undefined {
  if (source === 0) return undefined;
  if (/[\b\t\n\f\r]/.test(source)) {
    return "The name has a control character: in JSON a backslash is written twice; in a path, / does as well.";
  }
  return source.includes("\\") && process.platform !== "win32"
    ? "Paths have / here, not a backslash."
    : didYouMeanPath(source);
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function unpack(
  packed: Buffer,
  most: number,
  fail: (reason: string, cause?: unknown) => ActbenchError,
): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: most });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw fail(`unpacked it has more than ${most.toLocaleString("en")} bytes`, error);
    throw fail("it begins as gzip does, and cannot be unpacked", error);
  }
}

/** Undefined where there are more than `most` bytes. */
function readChunks(source: string | 0, most: number): Buffer[] | undefined {
  const file = source === 0 ? source : openSync(source, isPipe(source) ? READ_NOW : "r");
  try {
    const chunks: Buffer[] = [];
    const patience = createPatience();
    for (let length = 0; length <= most;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const count = readSome(file, chunk);
      if (count === undefined) patience.wait(MOST_SILENCE_MS);
      else if (count === 0 && length === 0 && source !== 0 && isPipe(source)) patience.wait(MOST_ABSENCE_MS);
      else if (count === 0) return chunks;
      else {
        patience.renew();
        chunks.push(chunk.subarray(0, count));
        length += count;
      }
    }
    return undefined;
  } finally {
    if (file !== 0) closeSync(file);
  }
}

/** Opening a named pipe waits for its writer, unless it is opened so. */
const READ_NOW = constants.O_RDONLY | constants.O_NONBLOCK;

const isPipe = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;

/** How many bytes came; 0 at the end, undefined where none are there yet. */
function readSome(file: number, chunk: Buffer): number | undefined {
  try {
    return readSync(file, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EOF") return 0;
    if (code === "EAGAIN") return undefined;
    throw error;
  }
}

/** Waits a little each time, but not for ever. */
function createPatience(): { wait(most: number): void; renew(): void } {
  let waited = 0;
  return {
    wait(most) {
      if (waited >= most) throw new Error(`nothing came in ${most / 1000} seconds`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
      waited += PAUSE_MS;
    },
    renew: () => void (waited = 0),
  };
}
