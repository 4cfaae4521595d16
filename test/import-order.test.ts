import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src/", import.meta.url));

/** Folders (and files at the root) of src, each with the step it stands on: imports go down, never up or across. */
const STEPS: ReadonlyMap<string, number> = new Map(
  [
    ["errors.ts", "kept.ts", "package-file.ts"],
    ["registry.ts", "sources"],
    ["math"],
    ["random"],
    ["formula", "stats"],
    ["activations", "datasets"],
    ["nn"],
    ["metrics"],
    ["trial"],
    ["factors"],
    ["experiment"],
    ["results"],
    ["analysis"],
    ["words"],
    ["claims"],
    ["reports", "tables"],
    ["library"],
    ["index.ts", "race"],
    ["cli"],
  ].flatMap((folders, step) => folders.map((folder) => [folder, step] as const)),
);

/** What may use Node's own modules; everything else runs in a browser as well. */
const NODE_ALLOWED = [
  /^results\//,
  /^library\//,
  /^index\.ts$/,
  /^package-file\.ts$/,
  /^cli\//,
  // The page reads its style sheet.
  /^reports\/(html\/page|formats\/(html|index))\.ts$/,
  /^experiment\/executors\/(workers?|backend|choose-backend)\.ts$/,
];
const NODE_ONLY = new Set([...builtinModules, "piscina"]);

const IMPORT =
  /(?:\b(?<kind>import|export)\s+(?<type>type\s)?[^"';]*?\bfrom\s*|\bimport\s*\(?\s*)["'](?<name>[^"']+)["']/g;

interface Import {
  readonly name: string;
  /** Erased when compiled: nothing is loaded. */
  readonly typeOnly: boolean;
}

function importsOf(text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups }) => ({
    name: groups?.name ?? "",
    typeOnly: groups?.type !== undefined,
  }));
}

/** The file that a relative import means, relative to src. */
const resolved = (file: string, name: string): string => join(dirname(file), name).replace(/\.js$/, ".ts");

const isNodes = (name: string): boolean => name.startsWith("node:") || NODE_ONLY.has(name);

/** Everything that the files' imports break; names are relative to src. */
function brokenRules(files: ReadonlyMap<string, string>): string[] {
  const needsNode = filesThatNeedNode(files);
  return [...files].flatMap(([file, text]) =>
    importsOf(text).flatMap(({ name, typeOnly }) => {
      const forNode = name.startsWith(".") ? !typeOnly && needsNode.has(resolved(file, name)) : isNodes(name);
      const problems = [
        name.startsWith(".") ? wrongStep(file, resolved(file, name)) : undefined,
        forNode && !NODE_ALLOWED.some((pattern) => pattern.test(file)) ? "needs Node" : undefined,
      ];
      return problems
        .filter((problem) => problem !== undefined)
        .map((what) => `${file} imports ${name}: ${what}`);
    }),
  );
}

/** The files that load one of Node's modules, themselves or through what they import. */
function filesThatNeedNode(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [file, text] of files) {
      const loaded = importsOf(text).filter(({ typeOnly }) => !typeOnly);
      if (loaded.some(({ name }) => isNodes(name) || found.has(resolved(file, name)))) found.add(file);
    }
  }
  return found;
}

function wrongStep(file: string, target: string): string | undefined {
  const [from, to] = [file, target].map((path) => path.split("/")[0]);
  const [here, there] = [STEPS.get(from), STEPS.get(to)];
  if (here === undefined || there === undefined)
    return `${here === undefined ? from : to} has no step in the order`;
  return from === to || there < here ? undefined : `${to} does not stand below ${from}`;
}

const names = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && !file.startsWith("nn/simd/assembly/"));
const files = new Map(names.map((file) => [file, readFileSync(join(source, file), "utf8")]));

/** Files that import each other, types included, directly or around: each circle once, as "a → b → a". */
function circles(imported: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) return void found.push([...path.slice(start), file].join(" → "));
    if (finished.has(file)) return;
    for (const { name } of importsOf(imported.get(file) ?? "")) {
      if (name.startsWith(".")) visit(resolved(file, name), [...path, file]);
    }
    finished.add(file);
  };
  for (const file of imported.keys()) visit(file, []);
  return found;
}

describe("imports", () => {
  it("make no circle, not even of types", () => {
    expect(circles(files)).toEqual([]);
  });

  it("would be caught in a circle, of types as of values", () => {
    const circle: [string, string][] = [
      ["cli/run.ts", 'import { runCommand } from "./run-command.js";'],
      ["cli/run-command.ts", 'import { dryRun } from "./dry-run.js";'],
      ["cli/dry-run.ts", 'import type { RunOptions } from "./run.js";'],
    ];
    expect(circles(new Map(circle))).toEqual([
      "cli/run.ts → cli/run-command.ts → cli/dry-run.ts → cli/run.ts",
    ]);
  });

  it("go one way through the layers, and leave Node's modules to results, library, cli and the workers", () => {
    expect(files.size).toBeGreaterThan(50);
    expect(brokenRules(files)).toEqual([]);
  });

  it("are all seen: every file but the leaves has some", () => {
    expect([...files.values()].flatMap(importsOf).length).toBeGreaterThan(files.size);
  });

  it.each([
    [
      "trial/spec.ts",
      'import type { Plan } from "../experiment/plan.js";',
      "experiment does not stand below trial",
    ],
    ["stats/rank.ts", 'import { parse } from "../formula/parse.js";', "formula does not stand below stats"],
    ["nn/mlp.ts", 'export * from "../metrics/index.js";', "metrics does not stand below nn"],
    ["nn/mlp.ts", 'const late = await import("../cli/main.js");', "cli does not stand below nn"],
    ["nn/mlp.ts", 'import "../elsewhere/x.js";', "elsewhere has no step"],
    [
      "errors.ts",
      'import { createRegistry } from "./registry.js";',
      "registry.ts does not stand below errors.ts",
    ],
    ["experiment/plan.ts", 'import { readFileSync } from "node:fs";', "needs Node"],
    ["experiment/plan.ts", 'import { join } from "path";', "needs Node"],
    ["experiment/executors/in-thread.ts", 'import { Piscina } from "piscina";', "needs Node"],
    ["reports/html.ts", 'import {\n  a,\n  b,\n} from "node:zlib";', "needs Node"],
    ["reports/html.ts", 'import { openJournal } from "../results/journal.js";', "needs Node"],
  ])("would be caught in %s: %s", (file, text, problem) => {
    const others: [string, string][] = [
      ["results/journal.ts", 'import { read } from "./file.js";'],
      ["results/file.ts", 'import { openSync } from "node:fs";'],
    ];
    expect(brokenRules(new Map([[file, text], ...others]))).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ["experiment/plan.ts", 'import type { TrialSpec } from "../trial/spec.js";'],
    ["experiment/schema/index.ts", 'import { plan } from "../plan.js";'],
    ["results/journal.ts", 'import { openSync } from "node:fs";'],
    ["analysis/summarize.ts", 'import type { Study } from "../results/study.js";'],
    ["experiment/executors/worker.ts", 'import { workerData } from "node:worker_threads";'],
    ["nn/mlp.ts", 'import { z } from "zod";'],
  ])("may stand in %s: %s", (file, text) => {
    expect(brokenRules(new Map([[file, text]]))).toEqual([]);
  });
});
