import { ExitCode } from "../errors.js";
import { escaped, type Display } from "../reports/terminal/display.js";
import { systemReason } from "../results/system-error.js";
import { createOutput, type OutputStream } from "./output.js";

/**
 * Where a command writes, and what stdout can show. Whatever is written is made `printable` here, and nowhere else.
 * Commands get it as an argument; only main.ts makes one.
 */
export interface Console extends Required<Omit<Display, "link">> {
  /** Writes to stdout: results. The text ends its own lines. */
  out(text: string): void;
  /** Writes to stderr: progress, warnings, errors. */
  err(text: string): void;
  /** Writes lines in the place of those that it wrote last, on a stderr that a terminal shows; none clears them. */
  rewriteLines(lines: readonly string[]): void;
  /** Tells links of our own from those that a name smuggles in, see `fileLink`. */
  readonly linkMark: string;
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

/** The width of what is no terminal. */
const PIPED_COLUMNS = 80;
const ESCAPE = "\u001b";
const BELL = "\u0007";

/** @param argv Read for `--no-color` and `--ascii` before it is parsed, because errors of the arguments are shown too. */
export function createConsole(process: ProcessLike, argv: readonly string[]): Console {
  const { stdout, stderr, env, platform } = process;
  const isTerminal = stdout.isTTY === true;
  const colourMark = `;${fourDigits()};${fourDigits()}`;
  const linkMark = `${fourDigits()}${fourDigits()}`;
  const results = createOutput(stdout, (error) => {
    console.exitCode ||= ExitCode.failed;
    console.err(`error: cannot write the output: ${systemReason(error) ?? error.message}\n`);
  });
  // There is nowhere to say so: the exit code tells.
  const messages = createOutput(stderr, () => void (console.exitCode ||= ExitCode.failed));
  let drawn = 0;
  const console: Console = {
    out: (text) => results(printable(text, colourMark, linkMark)),
    err: (text) => messages(printable(text, "", linkMark)),
    rewriteLines(lines) {
      const up = drawn > 1 ? `\u001b[${drawn - 1}A` : "";
      messages(`\r${up}\u001b[J${lines.map((line) => printable(line)).join("\n")}`);
      drawn = lines.length;
    },
    colourMark,
    linkMark,
    columns: (isTerminal ? stdout.columns : undefined) || PIPED_COLUMNS,
    colour: showsColour(env, argv, isTerminal),
    unicode: !argv.includes("--ascii") && showsUnicode(env, platform),
    isTerminal: stderr.isTTY === true,
    exitCode: ExitCode.ok,
  };
  return console;
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

/** Not from node:crypto, which would take a tenth of the time of `--help` to load. */
const fourDigits = (): number => 1000 + Math.floor(9000 * Math.random());

/** Control characters but tab and newline, the marks that turn the direction of writing, and foreign line ends. */
const unseen = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Text that does nothing to a terminal but show: whatever a name, a file or an argument smuggles in (escape sequences,
 * carriage returns, overrides of the writing direction) is written as JSON would escape it, `\u202e`.
 *
 * @param colourMark of colours and weights that are ours, and stay; none by default
 * @param linkMark the same of links
 */
function printable(text: string, colourMark = "", linkMark = ""): string {
  let shown = text.replaceAll(unseen, escaped);
  if (colourMark !== "") {
    const colours = new RegExp(String.raw`\\u001b\[(\d+)${colourMark}m`, "g");
    shown = shown.replaceAll(colours, `${ESCAPE}[$1m`);
  }
  if (linkMark !== "") {
    const links = new RegExp(String.raw`\\u001b\]8;${linkMark};([!-~]*?)\\u0007`, "g");
    shown = shown.replaceAll(links, `${ESCAPE}]8;;$1${BELL}`);
  }
  return shown;
}
