import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { createConsole } from "../../src/cli/console.js";
import { buildProgram } from "../../src/cli/main.js";
import { ExitCode } from "../../src/errors.js";
import { MARGIN } from "../../src/analysis/protocol.js";
import { csvTables } from "../../src/tables/index.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { configJsonSchema } from "../../src/experiment/json-schema.js";
import { learningRateSchema } from "../../src/experiment/schema/learning-rate.js";
import * as stats from "../../src/stats/index.js";
import { version } from "../../src/results/version.js";
import { probeRows } from "../../src/trial/health.js";
import { actbench } from "../helpers/actbench.js";
import { configReference } from "./config-reference.js";
import { filesReference } from "./files-reference.js";
import { manPage } from "./man-page.js";
import { commandsOf } from "./shell.js";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const quiet = { write: () => {} };
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CODE_OF_CONDUCT.md",
  ...readdirSync(new URL("docs/", root))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];
const commandNames = (help: string): string[] =>
  [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");

const help = async (...args: string[]) => (await actbench([...args, "--help"])).out.trimEnd();

const exitCodes: Readonly<Record<keyof typeof ExitCode, string>> = {
  ok: "all went well",
  failed: "a trial failed, a check found a difference, or the system refused to write",
  usage: "wrong usage, config or data; nothing was written",
  refuted: "a declared claim got a verdict, or a comparison an outcome, that `--fail-on` names",
  interrupted: "interrupted (Ctrl-C, SIGTERM, SIGHUP): the same command goes on",
};

const variables: Readonly<Record<string, string>> = {
  NO_COLOR: "not empty: no colours; so does `--no-color`",
  FORCE_COLOR: "colours even in a file or pipe; `0` or `false`: none",
  TERM: "`dumb`: no colours",
  LC_ALL: "a locale that is not UTF-8: only ASCII is written, as with `--ascii`",
  LC_CTYPE: "the same where `LC_ALL` is not set",
  LANG: "the same where neither is set",
};

/** docs/cli.md: what every command says of itself. */
async function cliReference(): Promise<string> {
  const all = await help();
  const commands: string[] = [];
  for (const name of commandNames(all))
    commands.push(`## actbench ${name}\n\n\`\`\`text\n${await help(name)}\n\`\`\`\n`);
  return `# Command line

What \`actbench --help\` says of every command; this page is written from it.

\`\`\`text
${all}
\`\`\`

Results go to stdout; progress, warnings and errors to stderr.

| exit code | means |
| --- | --- |
${Object.entries(exitCodes)
  .map(([name, meaning]) => `| ${ExitCode[name as keyof typeof ExitCode]} | ${meaning} |`)
  .join("\n")}

| environment variable | what it does |
| --- | --- |
${Object.entries(variables)
  .map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
  .join("\n")}

${commands.join("\n")}`;
}

/** docs/actbench.1: the same for man. */
async function manualPage(): Promise<string> {
  const overview = await help();
  const helps = await Promise.all(
    commandNames(overview).map(async (name) => [name, await help(name)] as const),
  );
  return manPage({
    version,
    overview,
    commands: new Map(helps),
    exitCodes: Object.entries(exitCodes).map(([name, meaning]) => [
      String(ExitCode[name as keyof typeof ExitCode]),
      meaning,
    ]),
    variables: Object.entries(variables),
  });
}

describe("the reference is what the program says of itself (npm run reference writes it):", () => {
  it("docs/config.md", () => expect(configReference()).toMatchFileSnapshot("../../docs/config.md"));
  it("docs/files.md", () => expect(filesReference()).toMatchFileSnapshot("../../docs/files.md"));
  it(
    "docs/cli.md",
    async () => expect(await cliReference()).toMatchFileSnapshot("../../docs/cli.md"),
    30_000,
  );
  it(
    "docs/actbench.1",
    async () => expect(await manualPage()).toMatchFileSnapshot("../../docs/actbench.1"),
    30_000,
  );
});

const hasMandoc = spawnSync("mandoc", ["-Tlint", "/dev/null"]).error === undefined;

it.skipIf(!hasMandoc)("the man page is sound", () => {
  const { stdout } = spawnSync("mandoc", ["-Tlint", "-Wwarning", "docs/actbench.1"], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
  });
  // It has no day: the version says how old it is.
  expect(stdout.split("\n").filter((text) => text !== "" && !text.includes("missing date"))).toEqual([]);
});

describe("the reference is complete:", () => {
  it("every environment variable that is read", () => {
    const asked = new Set<string>();
    const env = new Proxy({}, { get: (_, name) => void asked.add(String(name)) });
    createConsole({ stdout: quiet, stderr: quiet, env, platform: "linux" }, []);
    expect([...asked].toSorted()).toEqual(Object.keys(variables).toSorted());
  });

  it("every key of a config, at any depth", () => {
    const page = read("docs/config.md");
    const keys = new Set(keysOf(configJsonSchema()));
    expect(keys.size).toBeGreaterThan(40);
    for (const key of keys) expect(page).toMatch(new RegExp(`[\`.]${key.replace("$", "\\$")}\``));
  });

  it("every column of every CSV file", () => {
    const page = read("docs/files.md");
    for (const { name, fields } of csvTables.members) {
      const sectionOf = (table: string) => page.slice(page.indexOf(`## ${table}.csv`)).split("\n## ")[0];
      const [, twin] = /Its\s+columns\s+are\s+those\s+of\s+\[(.*?)\.csv/.exec(sectionOf(name)) ?? [];
      for (const field of fields) expect(sectionOf(twin ?? name)).toContain(`- \`${field.name}\` (`);
    }
  });

  it.each(Object.entries(stats))("the statistic %s, with its code and what checks it", (name, value) => {
    const page = read("docs/statistics.md");
    if (typeof value !== "function") {
      expect(page).toContain(`\`${name}\``);
      return;
    }
    const section = page.split(/^##+ /m).find((each) => each.split("\n")[0].includes(`\`${name}\``));
    expect(section).toBeDefined();
    const linked = (folder: string) =>
      [...section!.matchAll(new RegExp(`\\.\\./(${folder}/[\\w.-]+)`, "g"))].map(([, path]) => read(path));
    expect(linked("src/stats").some((code) => code.includes(`export function ${name}(`))).toBe(true);
    expect(linked("test/stats").length).toBeGreaterThan(0);
  });
});

it("docs/protocol.md has the program's numbers, and its table of verdicts is what decides", () => {
  const page = read("docs/protocol.md");
  const text = page.replaceAll(/\s+/g, " ");
  const { experiment } = loadConfig('{ "datasets": ["moons", "sine"], "activations": "relu" }', {
    file: "c.json",
    readFile: () => "",
  });
  expect(text).toContain(`(${experiment.seeds.length}, unless the config`);
  expect(experiment.targets).toEqual({
    moons: { metric: "train_accuracy", value: 0.95 },
    sine: { metric: "train_loss", value: 0.1 },
  });
  expect(text).toMatch(/95 % training accuracy, or for regression a training loss of 0\.1/);
  expect(text).toContain(`On the first ${probeRows} training rows`);
  expect(learningRateSchema.parse({})).toMatchObject({ extend: 3 });
  expect(stats.FEWEST_PAIRS).toBe(6);
  expect(text).toMatch(/at most three times each way \(`extend`\)[^]*Fewer than six pairs never decide/);
  expect(text).toContain(`a factor of ${MARGIN}`);

  const rows = [...page.matchAll(/^\| ([\d.]+) to ([\d.]+) +\| \*\*(.*?)\*\*/gm)];
  expect(rows).toHaveLength(4);
  for (const [row, lower, upper, verdict] of rows) {
    const interval = { lower: Number(lower), upper: Number(upper) };
    expect(stats.decide({ n: 20, interval }, { times: 6 }), row).toBe(verdict);
  }
});

describe.each(pages)("%s", (page) => {
  const text = read(page);
  const here = new URL(page, root);

  it("links only to what is there", () => {
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file, anchor] = target.split("#");
      const found = file === "" ? here : new URL(file, here);
      expect(existsSync(found), `${fileURLToPath(found)}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(found, "utf8"))).toContain(anchor);
    }
  });

  it("shows configs that are valid", () => {
    for (const [, json] of text.matchAll(/^```jsonc?\n(.*?)^```/gms)) {
      if (!/"datasets"/.test(json)) continue;
      const load = () => loadConfig(json, { file: "configs/page.json", readFile: readTable });
      expect(load).not.toThrow();
    }
  });

  it("shows commands that could be given as they stand", async () => {
    for (const args of commandsOf(text)) {
      expect(await refusalOf(args), `actbench ${args.join(" ")}`).toBeUndefined();
    }
  });

  it("speaks of commands that there are, with options that they have", async () => {
    const reference = read("docs/cli.md");
    const lines = [...text.matchAll(/^(?: {4}|\$ |.*[`(] ?)(?:npx )?actbench ([a-z]+)([^`\n]*)/gm)];
    for (const [line, command, rest] of lines) {
      const section = reference.split(`## actbench ${command}\n`)[1]?.split("\n## ")[0];
      expect(section, line).toBeDefined();
      for (const [option] of rest.matchAll(/(?<=\s)--[a-z-]+/g))
        expect(`${section}--debug --ascii --no-color --help`, line).toContain(option);
    }
  });
});

/** A file beside the shipped configs, or else the table of which the guide speaks. */
function readTable(path: string): string {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file, "utf8") : "species,height\na,1\nb,2\na,3\nb,4\n";
}

/** What the command line says against arguments, before anything is done with them. */
async function refusalOf(args: readonly string[]): Promise<string | undefined> {
  const program = buildProgram(
    createConsole({ stdout: quiet, stderr: quiet, env: {}, platform: "linux" }, []),
  );
  for (const command of program.commands) command.action(() => {});
  try {
    await program.parseAsync([...args], { from: "user" });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    return String(error);
  }
}

const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );

function keysOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(keysOf)];
}
