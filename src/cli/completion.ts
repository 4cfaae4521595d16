import { Argument, type Command } from "commander";
import type { Console } from "./console.js";
import { oneOf, SHELLS } from "./option-values.js";

type Shell = (typeof SHELLS)[number];

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
    .action(async (shell: Shell) => console.out(await completionScript(shell)));
  program
    .command("complete", { hidden: true })
    .description("what the script of a shell asks: what could stand at the end of these words")
    .argument("[words...]")
    .action(async (words: readonly string[]) => {
      const { completeCommand } = await import("./complete-command.js");
      await completeCommand(words, program, console);
    });
}

/**
 * To readline "=" ends a word, so that it would put `--set optimizer=adam` where only "adam" is to stand. And what the
 * script calls readonly could not be read twice.
 */
const BASH = `
__actbench_after_equals() {
    __actbench_complete
    if [[ \${COMP_WORDS[COMP_CWORD]} == "=" || \${COMP_WORDS[COMP_CWORD - 1]} == "=" ]]; then
        COMPREPLY=("\${COMPREPLY[@]#*=}")
    fi
}
complete -F __actbench_after_equals actbench
`;

/** A shell's script, which asks `actbench complete` at every press of the tabulator. */
async function completionScript(shell: Shell): Promise<string> {
  const { script } = await import("@bomb.sh/tab");
  const text = printedBy(() => script(shell, "actbench", "actbench"));
  return shell === "bash" ? text.replaceAll(/^readonly /gm, "") + BASH : text;
}

/** What the library only prints. */
function printedBy(print: () => void): string {
  const { log } = globalThis.console;
  let text = "";
  globalThis.console.log = (line: string) => void (text += `${line}\n`);
  try {
    print();
  } finally {
    globalThis.console.log = log;
  }
  return text;
}
