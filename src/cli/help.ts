import type { Command } from "commander";

/** `actbench help rnu` is told what was meant, as `actbench rnu` is; commander's own shows all commands. */
export function registerHelp(program: Command): void {
  program
    .helpCommand(false)
    .command("help")
    .helpOption(false)
    .description("display help for command")
    .argument("[command]")
    .action(async (name: string | undefined) => {
      if (name === undefined) return program.help();
      const command = program.commands.find((each) => each.name() === name);
      if (command !== undefined) return command.help();
      await program.parseAsync([name], { from: "user" });
    });
}
