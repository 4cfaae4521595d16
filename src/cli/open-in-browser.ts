import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Console } from "./console.js";

/** What a platform opens a file with, as its user would. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  // "start" takes a first argument in quotes for a title.
  win32: ["cmd", "/c", "start", ""],
};

/** Shows a page in the browser; where there is none, says so, which is no error: the page is there all the same. */
export async function openInBrowser(file: string, console: Console): Promise<void> {
  const reason = await openWith(OPENERS[process.platform] ?? ["xdg-open"], file);
  if (reason !== undefined) console.err(`${reason}: open the page by hand\n`);
}

async function openWith(
  [command, ...args]: readonly [string, ...string[]],
  file: string,
): Promise<string | undefined> {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  if (command === "xdg-open" && !DISPLAY && !WAYLAND_DISPLAY && !WSL_DISTRO_NAME) {
    return "there is no display here";
  }
  const child = spawn(command, [...args, file], { detached: true, stdio: "ignore" });
  try {
    await once(child, "spawn");
  } catch {
    return `there is no ${command} here`;
  }
  child.unref();
  return undefined;
}
