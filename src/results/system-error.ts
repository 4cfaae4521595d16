import { getSystemErrorMap } from "node:util";
import { ActbenchError, ExitCode } from "../errors.js";
import { partInTheWay } from "./file-kind.js";

/** Node's words where they would puzzle. */
const plainWords: Readonly<Record<string, string>> = { EISDIR: "it is a directory" };

/**
 * What the operating system refused, in words: "no such file or directory". Undefined for an error that is not the
 * system's.
 */
export function systemReason(error: unknown): string | undefined {
  const { errno } = error as NodeJS.ErrnoException;
  const [code = "", words] = (errno !== undefined && getSystemErrorMap().get(errno)) || [];
  return plainWords[code] ?? words;
}

/** The same of a path; where it leads through a file, it says through which. Versions of Node differ in how they say it. */
export function reasonAt(path: string, error: unknown): string | undefined {
  const { code = "" } = error as NodeJS.ErrnoException;
  const part = code === "ENOTDIR" || code === "EEXIST" ? partInTheWay(path) : undefined;
  return part === undefined ? systemReason(error) : `${part} is not a directory`;
}

/** What the system refused to write, with the path, which it leaves out where a file is open; any other error as it is. */
export function writeError(path: string, error: unknown, remedy?: string): unknown {
  const reason = reasonAt(path, error);
  if (reason === undefined) return error;
  const { code } = error as NodeJS.ErrnoException;
  return new ActbenchError(`cannot write ${path}: ${reason}`, {
    remedy: remedy ?? (code === "ENOENT" ? "Make its directory first." : undefined),
    exitCode: ExitCode.failed,
    cause: error,
  });
}
