import { InvalidArgumentError, type Command } from "commander";
import type { Console } from "./console.js";
import type { ExplainFlags } from "./explain-command.js";

export function registerExplain(program: Command, console: Console): void {
  program
    .command("explain")
    .description(
      "show an activation (formula, derivative, gain, graphs) or a claim (its source, how it is tested)",
    )
    .argument("[name]", "an activation or a claim (see actbench list)")
    .option("-F, --formula <formula>", "a formula of your own in x (or x1, x2, …) instead of a name")
    .option("-p, --parameter <name=value>", "a parameter of the activation (repeatable)", parameter, {})
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench explain elu
  $ actbench explain relu-6x-tanh
  $ actbench explain leaky_relu --parameter slope=0.2
  $ actbench explain maxout --parameter pieces=3
  $ actbench explain --formula "x * tanh(exp(x))"
  $ actbench explain --formula "x > 0 ? x : a * x" --parameter a=0.1`,
    )
    .action(async (name: string | undefined, options: ExplainFlags) => {
      const { explainCommand } = await import("./explain-command.js");
      explainCommand(name, options, console);
    });
}

function parameter(text: string, previous: Readonly<Record<string, number>>): Record<string, number> {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || !Number.isFinite(Number(value))) {
    throw new InvalidArgumentError("Expected name=number, such as alpha=0.2.");
  }
  return { ...previous, [name.trim()]: Number(value) };
}
