import type { Command } from "commander";
import { setOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { RegisterFlags } from "./register-command.js";

export function registerRegister(program: Command, console: Console): void {
  program
    .command("register")
    .description(
      "write down config, claims, data and version before anything is trained, with one hash of all",
    )
    .argument("<config>", "the experiment, a JSON file, or - for standard input")
    .addOption(setOption())
    .option("-o, --out <directory>", "where the results will go (default: results/<name>)")
    .option("-f, --force", "replace an earlier registration")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench register config.json
  $ actbench run config.json

Writes registration.json. Publish its hash, and nobody can say that the claims came after the results: a run into the
same directory refuses what was changed since, or, with --deviate, marks it in every report; actbench verify checks it. To train in shards,
copy registration.json to the directory of each before it is trained.`,
    )
    .action(async (config: string, options: RegisterFlags) => {
      const { registerCommand } = await import("./register-command.js");
      registerCommand(config, options, console);
    });
}
