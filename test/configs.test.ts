import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ActbenchError } from "../src/errors.js";
import { countTrials, fieldsOf } from "../src/experiment/plan.js";
import { loadConfig } from "../src/experiment/load-config.js";

const folder = fileURLToPath(new URL("../configs/", import.meta.url));
const read = (path: string): string => readFileSync(path, "utf8");
const load = (file: string) => loadConfig(read(folder + file), { file: folder + file, readFile: read });

const configs = readdirSync(folder).filter((file) => file.endsWith(".json"));

describe.each(configs)("configs/%s", (file) => {
  it("loads, plans, and stays small enough for a first look", () => {
    const { experiment } = load(file);
    expect(fieldsOf(experiment).length).toBeGreaterThan(0);
    expect(countTrials(experiment)).toBeLessThanOrEqual(6_000);
  });

  it("is called by its file's name, says what it is for, and points to the schema", () => {
    const text = read(folder + file);
    expect(load(file).experiment.name).toBe(file.replace(/\.json$/, ""));
    expect(text).toMatch(/^\{\n {2}"\$schema": "\.\.\/actbench\.schema\.json",\n {2}\/\/ [A-Z]/);
  });

  it("can be run shortened, as CI does", () => {
    const overrides = ["training.epochs=2", "seeds=2"];
    const { experiment } = loadConfig(read(folder + file), {
      file: folder + file,
      overrides,
      readFile: read,
    });
    expect(experiment).toMatchObject({ training: { epochs: 2 }, seeds: [1, 2] });
  });
});

describe("configs", () => {
  it("ship what the documentation promises", () => {
    expect(configs).toEqual(
      expect.arrayContaining([
        "quickstart.json",
        "depth.json",
        "dying-relu.json",
        "initialization.json",
        "optimizers.json",
        "regularization.json",
        "own-claims.json",
        "custom-formula.json",
        "your-data.json",
        "real-data.json",
        "fair-width.json",
      ]),
    );
  });

  it("hold the table that the script beside it writes", () => {
    const table = `${folder}data/beans.csv`;
    const before = read(table);
    execFileSync(process.execPath, [`${folder}data/make-beans.mjs`]);
    expect(read(table)).toBe(before);
  });

  it("would fail with a name that is wrong", () => {
    const text = read(`${folder}quickstart.json`).replace('"relu"', '"rleu"');
    expect(() => loadConfig(text, { file: "quickstart.json", readFile: read })).toThrow(ActbenchError);
  });
});
