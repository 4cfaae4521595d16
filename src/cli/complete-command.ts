import type { Command, Option } from "commander";
import type { Console } from "./console.js";
import { sourceFor, type CompletionCandidate } from "./completion-sources.js";

/** What the scripts of @bomb.sh/tab understand on the last line; the numbers are those of Go's cobra. */
const NO_SPACE = 2;
const NO_FILES = 4;

/** `actbench complete -- run configs/q`: words so far → what could stand for the last of them, a line each. */
export async function completeCommand(
  words: readonly string[],
  program: Command,
  console: Console,
): Promise<void> {
  const found = await candidates(words, program);
  for (const { value, description = "" } of found) console.out(`${value}\t${description}\n`);
  const isOpen = found.some(({ value }) => /[/=]$/.test(value));
  console.out(`:${isOpen ? NO_SPACE | NO_FILES : NO_FILES}\n`);
}

/** @param words those after "actbench"; the last one is being written, and may be empty */
export async function candidates(words: readonly string[], program: Command): Promise<CompletionCandidate[]> {
  const word = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const at = before.findIndex((each) => commandOf(each, program) !== undefined);
  const command = commandOf(before[at], program);
  const options = [...(command?.options ?? []), ...program.options];
  const [, flag, assigned = ""] = /^(--[^=]+)=(.*)$/.exec(word) ?? [];
  const option = optionOf(flag ?? before.at(-1), options);
  if (option !== undefined && takesValue(option)) {
    const typed = flag === undefined ? word : assigned;
    return matching(typed, await sourceFor(command?.name(), option.long)(typed));
  }
  if (word.startsWith("-")) return matching(word, flagsOf(command, options));
  if (command === undefined) return matching(word, commandsOf(program));
  const given = operands(before.slice(at + 1), options);
  const { registeredArguments } = command;
  const argument =
    registeredArguments[given.length] ?? registeredArguments.findLast(({ variadic }) => variadic);
  if (argument === undefined) return [];
  if (command.name() === "help") return matching(word, commandsOf(program));
  return matching(word, await sourceFor(command.name(), argument.name())(word));
}

const commandOf = (name: string | undefined, { commands }: Command): Command | undefined =>
  commands.find((each) => each.name() === name && each.name() !== "complete");

const optionOf = (flag: string | undefined, options: readonly Option[]): Option | undefined =>
  options.find(({ long, short }) => flag !== undefined && (flag === long || flag === short));

const takesValue = ({ required, optional }: Option): boolean => required || optional;

const commandsOf = (program: Command): CompletionCandidate[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.description() }));

function flagsOf(command: Command | undefined, options: readonly Option[]): CompletionCandidate[] {
  const help = { value: "--help", description: "display help" };
  const flags = options.map(({ long, description }) => ({ value: long ?? "", description }));
  return [...flags, ...(command === undefined || command.name() !== "help" ? [help] : [])];
}

/** The words that are neither options nor their values. */
function operands(words: readonly string[], options: readonly Option[]): string[] {
  return words.filter((word, i) => {
    const previous = optionOf(words[i - 1], options);
    return !word.startsWith("-") && !(previous !== undefined && takesValue(previous));
  });
}

const matching = (word: string, found: readonly CompletionCandidate[]): CompletionCandidate[] =>
  found.filter(({ value }) => value.startsWith(word));
