import type { Command } from "commander";
import type { Console } from "./console.js";

export function registerOpen(program: Command, console: Console): void {
  program
    .command("open")
    .description("show the page of a result in the browser, or say where it is")
    .argument("<directory>", "a result: results/<name>")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench open results/quickstart`,
    )
    .action(async (directory: string) => {
      const { openCommand } = await import("./open-command.js");
      await openCommand(directory, console);
    });
}
