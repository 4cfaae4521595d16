import { fstatSync, writeFileSync } from "node:fs";

/** A stream of the process, as far as it is written to. */
export interface OutputStream {
  write(text: string): unknown;
  on?(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly fd?: number | undefined;
}

/**
 * Writes to a stream, but no more once that has failed: it would only fail again, for ever. A reader that has seen
 * enough, as in `actbench list | head -1`, ends the output as well, but is no failure.
 *
 * @param onFailure is called once
 */
export function createOutput(
  stream: OutputStream,
  onFailure: (error: NodeJS.ErrnoException) => void,
): (text: string) => void {
  let failed = false;
  const fail = (error: NodeJS.ErrnoException) => {
    if (failed) return;
    failed = true;
    if (error.code !== "EPIPE") onFailure(error);
  };
  stream.on?.("error", fail);
  const descriptor = fileOf(stream);
  return (text) => {
    if (failed) return;
    if (descriptor === undefined) return void stream.write(text);
    try {
      writeFileSync(descriptor, text);
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
  };
}

/** Node takes a write to a file for whole when the system took a part of it: files and devices are written to by hand. */
function fileOf({ fd, isTTY }: OutputStream): number | undefined {
  if (fd === undefined || isTTY) return undefined;
  const stats = fstatSync(fd);
  return stats.isFile() || stats.isCharacterDevice() ? fd : undefined;
}
