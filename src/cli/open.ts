import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { ActbenchError } from "../errors.js";
import { didYouMeanPath } from "../results/near-path.js";
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
    .action((directory: string) => openPage(directory, console));
}

/** `actbench open`: a result's page → the browser. Nothing is written. */
async function openPage(directory: string, console: Console): Promise<void> {
  const { PAGE } = await import("../library/outputs.js");
  const page = join(directory, PAGE);
  if (!existsSync(page)) {
    throw new ActbenchError(`there is no ${page}`, {
      remedy: existsSync(directory)
        ? `actbench report ${directory} writes it, if that is a result.`
        : (didYouMeanPath(directory) ?? "Name a directory that actbench run has written."),
    });
  }
  const { fileLink } = await import("./hyperlink.js");
  const { openInBrowser } = await import("./open-in-browser.js");
  console.out(`${fileLink(page, page, "stdout", console)}\n`);
  await openInBrowser(resolve(page), console);
}
