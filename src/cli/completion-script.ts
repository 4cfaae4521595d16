import { script } from "@bomb.sh/tab";
import type { Shell } from "./shells.js";

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
export function completionScript(shell: Shell): string {
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
