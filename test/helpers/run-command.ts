import { Command } from "commander";
import { createConsole, type Console } from "../../src/cli/console.js";

interface CommandRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/**
 * Runs one command as `actbench` would, without colours.
 * @throws whatever the command throws
 */
export async function runCommand(
  register: (program: Command, console: Console) => void,
  ...argv: readonly string[]
): Promise<CommandRun> {
  const written = { out: "", err: "" };
  const console = createConsole(
    {
      stdout: { write: (text) => void (written.out += text) },
      stderr: { write: (text) => void (written.err += text) },
      env: { LANG: "C.UTF-8" },
      platform: "linux",
    },
    argv,
  );
  const program = new Command("actbench")
    .exitOverride()
    .configureOutput({ writeOut: console.out, writeErr: console.err });
  register(program, console);
  await program.parseAsync([...argv], { from: "user" });
  return { ...written, exitCode: console.exitCode };
}
