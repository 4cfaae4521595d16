import { CommanderError } from "commander";
import { ActbenchError, ExitCode } from "../errors.js";
import { systemReason } from "../results/system-error.js";
import type { Console } from "./console.js";

/** Says what went wrong. @returns the exit code for it */
export function reportError(error: unknown, console: Console, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && debug ? `\n${error.stack}` : "";
  if (error instanceof ActbenchError) {
    console.err(`error: ${message}\n${error.remedy ? `${error.remedy}\n` : ""}${stack}`);
    return error.exitCode;
  }
  const reason = systemReason(error);
  const { path } = error as NodeJS.ErrnoException;
  const place = path === undefined ? "" : `: ${path}`;
  const text =
    reason === undefined ? `${message}\nThis is a defect of actbench; --debug shows where.` : reason + place;
  console.err(`error: ${text}\n${stack}`);
  return ExitCode.failed;
}
