import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ActbenchError } from "../errors.js";
import { PAGE } from "../library/outputs.js";
import { didYouMeanPath } from "../results/near-path.js";
import type { Console } from "./console.js";
import { fileLink } from "./hyperlink.js";
import { openInBrowser } from "./open-in-browser.js";

/** `actbench open`: a result's page → the browser. Nothing is written. */
export async function openCommand(directory: string, console: Console): Promise<void> {
  const page = join(directory, PAGE);
  if (!existsSync(page)) {
    throw new ActbenchError(`there is no ${page}`, {
      remedy: existsSync(directory)
        ? `actbench report ${directory} writes it, if that is a result.`
        : (didYouMeanPath(directory) ?? "Name a directory that actbench run has written."),
    });
  }
  console.out(`${fileLink(page, page, "stdout", console)}\n`);
  await openInBrowser(resolve(page), console);
}
