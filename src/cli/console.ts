import { ExitCode } from "../errors.js";
import { printable } from "./printable.js";

/** Where a command writes, made `printable`, and what can be shown there. Commands get it as an argument; only main.ts makes one. */
export interface Console {
  /** Writes to stdout: results. The text ends its own lines. */
  out(text: string): void;
  /** Writes to stderr: progress, warnings, errors. */
  err(text: string): void;
  /** Width of stdout in characters; 80 where it is no terminal. */
  readonly columns: number;
  /** Whether stdout shows colours. */
  readonly colour: boolean;
  /** Whether stdout shows characters beyond ASCII. */
  readonly unicode: boolean;
  /** Whether a person watches stderr, so that a progress line may rewrite itself. */
  readonly isTerminal: boolean;
  /** What the process ends with unless an error decides otherwise; a command whose check fails sets it. */
  exitCode: number;
}

/** As much of `process` as a console needs. */
export interface ProcessLike {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export const PIPED_COLUMNS = 80;

/** @param argv Read for `--no-color` and `--ascii` before it is parsed, because errors of the arguments are shown too. */
export function createConsole(process: ProcessLike, argv: readonly string[]): Console {
  const { stdout, stderr, env, platform } = process;
  const isTerminal = stdout.isTTY === true;
  return {
    out: (text) => void stdout.write(printable(text)),
    err: (text) => void stderr.write(printable(text)),
    columns: (isTerminal ? stdout.columns : undefined) || PIPED_COLUMNS,
    colour: showsColour(env, argv, isTerminal),
    unicode: !argv.includes("--ascii") && showsUnicode(env, platform),
    isTerminal: stderr.isTTY === true,
    exitCode: ExitCode.ok,
  };
}

/**
 * `--no-color` wins over [NO_COLOR](https://no-color.org), which wins over [FORCE_COLOR](https://force-color.org);
 * without any of them, a terminal that is not "dumb" has colours.
 */
function showsColour(env: ProcessLike["env"], argv: readonly string[], isTerminal: boolean): boolean {
  const { NO_COLOR = "", FORCE_COLOR, TERM } = env;
  if (argv.includes("--no-color") || NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
}

/** A locale that names another encoding, or none, as "C" does, is believed; where nothing is set, UTF-8 is the rule. */
function showsUnicode({ LC_ALL, LC_CTYPE, LANG }: ProcessLike["env"], platform: string): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || "";
  return locale === "" || platform === "win32" || /utf-?8/i.test(locale);
}
