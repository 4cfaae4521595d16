import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src/", import.meta.url));

/** Folders (and files at the root) of src, each with the step it stands on: imports go down, never up or across. */
const STEPS: ReadonlyMap<string, number> = new Map(
  [
    ["errors.ts"],
    ["registry.ts"],
    ["math"],
    ["random"],
    ["formula", "stats"],
    ["activations", "datasets"],
    ["nn"],
    ["metrics"],
    ["trial"],
    ["experiment"],
    ["results"],
    ["analysis"],
    ["claims"],
    ["reports"],
    ["cli"],
  ].flatMap((folders, step) => folders.map((folder) => [folder, step] as const)),
);

/** What may use Node's own modules; everything else runs in a browser as well. */
const NODE_ALLOWED = [/^results\//, /^cli\//, /^experiment\/executors\/workers?\.ts$/];
const NODE_ONLY = new Set([...builtinModules, "piscina"]);

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)["']([^"']+)["']/gm;

/** What a file's imports break; `file` is relative to src. */
function brokenRules(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, imported]) => {
    const problem = imported.startsWith(".") ? wrongStep(file, imported) : needsNode(file, imported);
    return problem === undefined ? [] : [`${file} imports ${imported}: ${problem}`];
  });
}

function wrongStep(file: string, imported: string): string | undefined {
  const target = join(dirname(file), imported).replace(/\.js$/, ".ts");
  const [from, to] = [file, target].map((path) => path.split("/")[0]);
  const [here, there] = [STEPS.get(from), STEPS.get(to)];
  if (here === undefined || there === undefined)
    return `${here === undefined ? from : to} has no step in the order`;
  return from === to || there < here ? undefined : `${to} does not stand below ${from}`;
}

function needsNode(file: string, imported: string): string | undefined {
  const isNodes = imported.startsWith("node:") || NODE_ONLY.has(imported);
  return isNodes && !NODE_ALLOWED.some((pattern) => pattern.test(file)) ? "only Node has it" : undefined;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && !file.startsWith("nn/simd/assembly/"));

describe("imports", () => {
  it("go one way through the layers, and leave Node's modules to results, cli and the workers", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => brokenRules(file, readFileSync(join(source, file), "utf8")))).toEqual([]);
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
    ["experiment/plan.ts", 'import { readFileSync } from "node:fs";', "only Node has it"],
    ["experiment/plan.ts", 'import { join } from "path";', "only Node has it"],
    ["experiment/executors/in-thread.ts", 'import { Piscina } from "piscina";', "only Node has it"],
    ["reports/html.ts", 'import {\n  a,\n  b,\n} from "node:zlib";', "only Node has it"],
  ])("would be caught in %s: %s", (file, text, problem) => {
    expect(brokenRules(file, text)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ["experiment/plan.ts", 'import type { TrialSpec } from "../trial/spec.js";'],
    ["experiment/schema/index.ts", 'import { plan } from "../plan.js";'],
    ["results/journal.ts", 'import { openSync } from "node:fs";'],
    ["experiment/executors/worker.ts", 'import { workerData } from "node:worker_threads";'],
    ["nn/mlp.ts", 'import { z } from "zod";'],
  ])("may stand in %s: %s", (file, text) => {
    expect(brokenRules(file, text)).toEqual([]);
  });
});
