import { existsSync, readdirSync } from "node:fs";
import { JOURNAL } from "../results/journal.js";
import { COMPARISON_FORMATS, REPORT_FORMATS } from "../reports/formats/definition.js";
import { BACKENDS, FIGURE_FORMATS, FRAMEWORKS, OUTCOMES, SHELLS, VERDICTS } from "./option-values.js";

/** What could stand at a place of the command line. */
export interface CompletionCandidate {
  readonly value: string;
  readonly description?: string;
}

/** @param word what is there already */
type Source = (word: string) => readonly CompletionCandidate[] | Promise<readonly CompletionCandidate[]>;

const plain = (names: readonly string[]): CompletionCandidate[] => names.map((value) => ({ value }));
const oneOf =
  (names: readonly string[]): Source =>
  () =>
    plain(names);

/** Several of some names, with commas. */
const someOf =
  (names: readonly string[]): Source =>
  (word) => {
    const begun = word.slice(0, word.lastIndexOf(",") + 1);
    return plain(names.map((name) => begun + name));
  };

/** Nothing that could be known: a number, a formula, a column of a table. */
const unknown: Source = () => [];

/** Files of some kinds, and directories on the way to them. */
const files =
  (...kinds: string[]) =>
  (word: string): CompletionCandidate[] => {
    const directory = word.slice(0, word.lastIndexOf("/") + 1);
    if (!existsSync(directory || ".")) return [];
    return readdirSync(directory || ".", { withFileTypes: true })
      .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
      .filter((entry) => entry.isDirectory() || kinds.some((kind) => entry.name.endsWith(kind)))
      .map((entry) => ({ value: `${directory}${entry.name}${entry.isDirectory() ? "/" : ""}` }));
  };

const configs = files(".json", ".jsonc");
const directories = files();

/** Directories that hold a result, under results/; any other is found on the way of its path. */
function results(word: string): CompletionCandidate[] {
  const known = existsSync("results") ? readdirSync("results").map((name) => `results/${name}`) : [];
  const found = known.filter((path) => existsSync(`${path}/${JOURNAL}`));
  return found.some((path) => path.startsWith(word)) ? plain(found) : directories(word);
}

const resultsAndTables: Source = (word) => {
  const tables = files(".csv", ".csv.gz")(word);
  return [...results(word), ...tables.filter(({ value }) => !value.endsWith("/"))];
};

/** Names that a config can have, as `actbench list` has them. */
const listed =
  (...kinds: string[]): Source =>
  async () => {
    const { catalogues } = await import("../reports/catalogue.js");
    return kinds
      .flatMap((kind) => catalogues.get(kind).entries())
      .map(({ name, summary }) => ({ value: name, description: summary }));
  };

/** What lists a config's key takes its value from. */
const KINDS: Readonly<Record<string, string>> = {
  activations: "activations",
  datasets: "datasets",
  loss: "losses",
  optimizer: "optimizers",
  initializer: "initializers",
  claims: "claims",
};

/** "datasets=moons": a key of the config, then a name where the key takes one. */
const overrides: Source = async (word) => {
  const key = word.slice(0, word.indexOf("="));
  if (key in KINDS) {
    const names = await listed(KINDS[key])("");
    return names.map(({ value, description }) => ({ value: `${key}=${value}`, description }));
  }
  const { configSchema } = await import("../experiment/schema/index.js");
  return Object.entries(configSchema.shape)
    .filter(([name]) => name !== "$schema")
    .map(([name, { description }]) => ({ value: `${name}=`, description }));
};

const UNKNOWN =
  "--jobs --shard --sample --pilot-seeds --most --array --retries --sbatch --formula --parameter --time --value --arm --seed --target --where --trial".split(
    " ",
  );

/** By command and the name of the argument or option; by that name alone where it is the same in all commands. */
export const sources: Readonly<Record<string, Source>> = {
  config: configs,
  "--config": configs,
  "--annotate": configs,
  "--claims": configs,
  file: configs,
  directory: results,
  result: resultsAndTables,
  a: results,
  b: results,
  out: directories,
  "--out": directories,
  "race --out": files(".html"),
  "--events": files(".jsonl"),
  "--data": files(".csv", ".csv.gz"),
  "--with": directories,
  "--pilot": results,
  "merge directory": directories,
  "explain name": listed("activations", "claims"),
  "--activation": listed("activations"),
  "list kind": async () => {
    const { catalogues } = await import("../reports/catalogue.js");
    return catalogues.members.map(({ name, usage }) => ({ value: name, description: usage }));
  },
  "help command": unknown,
  "completion shell": oneOf(SHELLS),
  "--set": overrides,
  "--backend": oneOf(BACKENDS),
  "--figures": oneOf(FIGURE_FORMATS),
  "--to": oneOf(FRAMEWORKS),
  "report --format": oneOf(REPORT_FORMATS),
  "compare --format": oneOf(COMPARISON_FORMATS),
  "compare --fail-on": someOf(OUTCOMES),
  "--fail-on": someOf(VERDICTS),
  ...Object.fromEntries(UNKNOWN.map((name) => [name, unknown])),
};

/** Nothing where it is not known what an option or argument takes. */
export const sourceFor = (command: string | undefined, name = ""): Source =>
  sources[`${command} ${name}`] ?? sources[name] ?? unknown;
