import { Command, Help, type Option } from "commander";
import { registerCompare } from "./compare.js";
import { registerCompletion } from "./completion.js";
import { createConsole, type Console } from "./console.js";
import { registerExplain } from "./explain.js";
import { registerGradcheck } from "./gradcheck.js";
import { registerHelp } from "./help.js";
import { registerInit } from "./init.js";
import { registerJudge } from "./judge.js";
import { registerList } from "./list.js";
import { registerMerge } from "./merge.js";
import { registerOpen } from "./open.js";
import { registerPower } from "./power.js";
import { registerRace } from "./race.js";
import { registerRegister } from "./register.js";
import { registerReplay } from "./replay.js";
import { registerReport } from "./report.js";
import { reportError } from "./report-error.js";
import { registerRun } from "./run.js";
import { registerSchema } from "./schema.js";
import { registerSlurm } from "./slurm.js";
import { registerVerify } from "./verify.js";
import { version } from "../results/version.js";

/** Commands in the order in which `--help` shows them. */
const commands = [
  registerRun,
  registerPower,
  registerRegister,
  registerMerge,
  registerSlurm,
  registerReport,
  registerJudge,
  registerOpen,
  registerVerify,
  registerCompare,
  registerReplay,
  registerRace,
  registerInit,
  registerList,
  registerExplain,
  registerGradcheck,
  registerSchema,
  registerCompletion,
  registerHelp,
];

/**
 * The command line: parses the arguments, runs one command, and is the one place that turns an error into a
 * message and an exit code.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const console = createConsole(process, argv);
  // A pipe may fail after the last write.
  process.once("exit", () => void (process.exitCode ||= console.exitCode));
  const program = buildProgram(console);
  try {
    await program.parseAsync([...argv]);
    return console.exitCode;
  } catch (error) {
    return reportError(error, console, argv.includes("--debug"));
  }
}

/** Every command and option; tests look at them too. */
export function buildProgram(console: Console): Command {
  const program = new Command("actbench")
    .description(
      "Which activation function makes a small network converge faster, by how much, and does the textbook claim hold?",
    )
    .version(version, "-V, --version", "print the version")
    .option("--no-color", "never colour the output (NO_COLOR and FORCE_COLOR are heeded as well)")
    .option("--ascii", "no characters beyond ASCII (the default where the locale is not UTF-8)")
    .option("--debug", "show stack traces")
    .showHelpAfterError("(actbench --help shows what there is)")
    .configureOutput({ writeOut: (text) => console.out(text), writeErr: (text) => console.err(text) })
    .configureHelp({ optionDescription: withoutEmptyDefault })
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  $ actbench init                            write a starting config.json
  $ actbench run config.json                 train, compare, write results/<name>/
  $ actbench run config.json --set seeds=20  the same with more seeds
  $ actbench explain gelu                    one activation: formula, derivative, graphs
  $ actbench list datasets                   what a config can name`,
    );
  for (const register of commands) register(program, console);
  // Sub-commands copy the settings of their parent when they are made by program.command().
  return program;
}

/** That a repeatable option has no values by default is no news. */
const withoutEmptyDefault = (option: Option): string =>
  new Help().optionDescription(option).replace(/ \(default: (\[\]|\{\})\)$/, "");
