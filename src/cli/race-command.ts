import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { csv } from "../datasets/csv.js";
import { readDocument } from "../experiment/document.js";
import { loadConfig } from "../experiment/load-config.js";
import { claimProblems } from "../claims/problems.js";
import { packageFile } from "../package-file.js";
import type { Given } from "../race/embedded.js";
import { writeOutput } from "../results/files.js";
import { readTable } from "../results/read-text.js";
import type { Console } from "./console.js";
import { openInBrowser } from "./open-in-browser.js";
import { readSource } from "./read-config.js";

export interface RaceFlags {
  readonly out: string;
  readonly open?: boolean;
}

/** Where the page has what it is given; the built page has nothing there. */
const PLACE = /(?<=<script type="application\/json" id="given">)null(?=<\/script>)/;

/** Writes the page with a config, and the files that it names, inside. */
export async function raceCommand(
  config: string | undefined,
  { out, open }: RaceFlags,
  console: Console,
): Promise<void> {
  const page = readFileSync(packageFile("dist/race.html"), "utf8");
  const given = config === undefined ? "null" : inScript(givenBy(config));
  writeOutput(dirname(out), basename(out), [page.replace(PLACE, () => given)]);
  console.out(`wrote ${out}\n`);
  if (open) await openInBrowser(resolve(out), console);
  else console.out("Open it in a browser: it needs no network.\n");
}

/** The config as it is written, and the text of each file by its path there. */
function givenBy(config: string): Given {
  const files: Record<string, string> = {};
  const { text, file } = readSource(config);
  const loaded = loadConfig(text, { file, readFile: readTable, check: claimProblems });
  const { datasets } = JSON.parse(loaded.resolved) as { datasets: { name: string; path?: string }[] };
  const folder = file.startsWith("<") ? "." : dirname(file);
  for (const { name, path } of datasets) {
    if (name === csv.name && path !== undefined) files[path] = readTable(resolve(folder, path));
  }
  return { config: readDocument(text, file).value as Given["config"], files };
}

/** JSON that no markup can end early. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
