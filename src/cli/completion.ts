import { Argument, type Command } from "commander";
import type { Console } from "./console.js";
import { oneOf } from "./one-of.js";
import { SHELLS, type Shell } from "./shells.js";

export function registerCompletion(program: Command, console: Console): void {
  program
    .command("completion")
    .description("print a script with which a shell completes commands, options, names and results")
    .addArgument(
      new Argument("<shell>", "bash (with bash-completion), zsh, fish or powershell").argParser(
        oneOf(SHELLS),
      ),
    )
    .addHelpText(
      "after",
      `
Examples:
  $ source <(actbench completion bash)                   in ~/.bashrc
  $ source <(actbench completion zsh)                    in ~/.zshrc, after compinit
  $ actbench completion fish | source                    in ~/.config/fish/config.fish
  $ actbench completion powershell >> $PROFILE`,
    )
    .action(async (shell: Shell) => {
      const { completionScript } = await import("./completion-script.js");
      console.out(completionScript(shell));
    });
  program
    .command("complete", { hidden: true })
    .description("what the script of a shell asks: what could stand at the end of these words")
    .argument("[words...]")
    .action(async (words: readonly string[]) => {
      const { completeCommand } = await import("./complete-command.js");
      await completeCommand(words, program, console);
    });
}
