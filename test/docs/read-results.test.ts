import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { Ajv } from "ajv";
import { actbench } from "../helpers/actbench.js";
import { hasModules, python } from "../helpers/python.js";
import { schemaProblems, type Cells, type Resource } from "../helpers/table-schema.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const config = {
  datasets: { name: "spirals", samples: 120 },
  network: { hidden: [16, 16] },
  activations: ["sigmoid", "tanh", "relu"],
  learningRate: { from: 0.3, to: 3, perDecade: 1, extend: 3, seeds: 16 },
  training: { epochs: 60, batchSize: 16 },
  target: { metric: "train_accuracy", value: 0.7 },
  seeds: 8,
  claims: ["tanh-faster-than-sigmoid", "relu-6x-tanh", "relu-not-zero-centred", "maxout-costs-more"],
};

const directory = sharedDirectory();
const file = (name: string): string => readFileSync(join(directory, name), "utf8");

beforeAll(async () => {
  const { code, err } = await actbench(["run", "-", "--out", directory, "--force", "--jobs", "1"], {
    stdin: JSON.stringify(config),
  });
  expect(code, err).toBe(0);
});

// The profile is lib/profiles/tabular-data-package.json of the npm package datapackage 1.1.10 (MIT, Open Knowledge).
describe("datapackage.json", () => {
  const fixture = new URL("../fixtures/datapackage/tabular-data-package.json", import.meta.url);
  const { $schema: _draft, id: _id, ...profile } = JSON.parse(readFileSync(fixture, "utf8"));
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(profile);
  const read = () => JSON.parse(file("datapackage.json"));
  const resources = (): Resource[] => read().resources;
  let parsed: ReadonlyMap<string, Cells>;
  beforeAll(() => {
    const cellsOf = (path: string): Cells => parse(file(path), { recordDelimiter: "\n" });
    parsed = new Map(resources().map(({ name, path }) => [name, cellsOf(path)]));
  });
  const tables = (): Map<string, Cells> => new Map(parsed);

  test("is valid under the profile tabular-data-package", () => {
    expect(validate(read()), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each<[string, (text: string) => string]>([
    ["a name with capitals", (text) => text.replace('"name": "', '"name": "A ')],
    ["a type that there is not", (text) => text.replace('"type": "number"', '"type": "float"')],
    ["no resources", (text) => JSON.stringify({ ...JSON.parse(text), resources: [] })],
  ])("would not be with %s", (_what, change) => {
    expect(validate(JSON.parse(change(file("datapackage.json"))))).toBe(false);
  });

  test("is true of every table: columns, types, missing values, bounds and keys", () => {
    expect(resources().flatMap((resource) => schemaProblems(resource, tables()))).toEqual([]);
    expect(tables().get("curves")!.length).toBeGreaterThan(1000);
    expect(tables().get("claims")!.length).toBeGreaterThan(4);
  });

  test.each<[string, string, (cells: string[][]) => void, RegExp]>([
    ["trials", "text in place of a number", (cells) => (cells[1][10] = "big"), /big is no (number|integer)/],
    ["trials", "a missing key", (cells) => (cells[1][0] = ""), /nothing is required/],
    ["trials", "a trial twice", (cells) => cells.push(cells[1]), /trial_id is not unique/],
    ["curves", "a trial that there is not", (cells) => (cells[1][0] = "x"), /no trial_id .* in trials/],
    [
      "curves",
      "an accuracy above 1",
      (cells) => (cells[1][cells[0].indexOf("train_accuracy")] = "1.5"),
      /1.5 is not within 0 to 1/,
    ],
  ])("would not be true of %s with %s", (name, _what, damage, problem) => {
    const all = tables();
    const cells = structuredClone(all.get(name)) as string[][];
    damage(cells);
    const resource = resources().find((each) => each.name === name)!;
    expect(schemaProblems(resource, all.set(name, cells)).join("\n")).toMatch(problem);
  });
});

function expectSameVerdicts(stdout: string): void {
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(lines.map(([claim]) => claim)).toEqual(
    expect.arrayContaining(["tanh-faster-than-sigmoid", "relu-6x-tanh"]),
  );
  for (const [, , p, theirs, verdict, ours] of lines) {
    expect(Math.abs(Number(p) - Number(theirs))).toBeLessThan(0.02);
    expect(verdict).toBe(ours);
  }
}

describe("docs/read-results.md", () => {
  const text = readFileSync(new URL("../../docs/read-results.md", import.meta.url), "utf8");
  const script = (language: string): string => {
    const [, code] = text.match(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s"))!;
    expect(code.trim().split("\n").length).toBeLessThanOrEqual(12);
    return code;
  };
  const run = (command: string, args: readonly string[], input: string) =>
    spawnSync(command, args, {
      cwd: directory,
      input,
      encoding: "utf8",
      env: { ...process.env, MPLBACKEND: "Agg" },
    });
  const hasPython = hasModules("pandas", "scipy", "matplotlib");
  const hasR = run("Rscript", ["--version"], "").status === 0;

  test.skipIf(!hasPython)(
    "draws curves and judges again in a dozen lines of Python (with pandas and SciPy)",
    () => {
      const { stdout, stderr, status } = run(python, ["-"], script("python"));
      expect(status, stderr).toBe(0);
      expectSameVerdicts(stdout);
      expect(statSync(join(directory, "curves.png")).size).toBeGreaterThan(5000);
    },
  );

  test.skipIf(!hasR)("draws curves and judges again in a dozen lines of R", () => {
    const { stdout, stderr, status } = run("Rscript", ["-"], script("r"));
    expect(status, stderr).toBe(0);
    expectSameVerdicts(stdout);
    expect(existsSync(join(directory, "curves.pdf"))).toBe(true);
  });
});
