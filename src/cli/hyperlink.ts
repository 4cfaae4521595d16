import { pathToFileURL } from "node:url";
import { createSupportsHyperlinks } from "supports-hyperlinks";
import type { Console } from "./console.js";

/**
 * The name of a file as a link to it, by [OSC 8](https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda),
 * where the terminal behind a stream shows links; FORCE_HYPERLINK decides it otherwise.
 */
export function fileLink(text: string, path: string, stream: "stdout" | "stderr", console: Console): string {
  if (!createSupportsHyperlinks(process[stream])) return text;
  const link = (url: string) => `\u001b]8;${console.linkMark};${url}\u0007`;
  return link(pathToFileURL(path).href) + text + link("");
}
