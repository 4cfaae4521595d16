import { pathToFileURL } from "node:url";
import { createSupportsHyperlinks } from "supports-hyperlinks";
import type { Display } from "../reports/terminal/display.js";
import type { Console } from "./console.js";

type StreamName = "stdout" | "stderr";

/** The name of a file as a link to it, where the terminal behind a stream shows links. */
export const fileLink = (text: string, path: string, stream: StreamName, console: Console): string =>
  showsLinks(stream) ? hyperlink(text, pathToFileURL(path).href, console) : text;

/** What stdout can show, links included. */
export function displayOf(console: Console): Display {
  if (!showsLinks("stdout")) return console;
  return { ...console, link: (words, url) => hyperlink(words, url, console) };
}

/** By [OSC 8](https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). */
function hyperlink(text: string, url: string, { linkMark }: Console): string {
  const link = (target: string) => `\u001b]8;${linkMark};${target}\u0007`;
  return link(url) + text + link("");
}

/** FORCE_HYPERLINK decides; without it whoever wants no colours wants no links, and a pipe has none. */
function showsLinks(stream: StreamName): boolean {
  const { FORCE_HYPERLINK, NO_COLOR = "" } = process.env;
  return (FORCE_HYPERLINK !== undefined || NO_COLOR === "") && createSupportsHyperlinks(process[stream]);
}
