import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { registerInit } from "../../src/cli/init.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { runCommand } from "../helpers/run-command.js";

const init = (...argv: readonly string[]) => runCommand(registerInit, "init", ...argv);

const refuseToRead = (): string => {
  throw new Error("the template names no file");
};

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "actbench-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("the config that it writes loads and has a plan", async () => {
  const file = join(directory, "first.json");
  const { out } = await init(file);
  expect(out).toBe(`wrote ${file}\nNext: actbench run ${file}\n`);
  const { experiment } = loadConfig(readFileSync(file, "utf8"), { file, readFile: refuseToRead });
  expect(givenRateTrials(experiment).length).toBeGreaterThan(0);
});

test("its $schema leads to the schema that ships", async () => {
  const file = join(directory, "first.json");
  await init(file);
  const [, schema] = /"\$schema": "([^"]+)"/.exec(readFileSync(file, "utf8")) ?? [];
  expect(resolve(dirname(file), schema)).toBe(resolve("actbench.schema.json"));
});

test("an existing file is left alone, unless --force is given", async () => {
  const file = join(directory, "mine.json");
  writeFileSync(file, "precious");
  await expect(init(file)).rejects.toMatchObject({
    message: `${file} exists already`,
    remedy: expect.stringContaining("--force"),
    exitCode: 2,
  });
  expect(readFileSync(file, "utf8")).toBe("precious");
  await init(file, "--force");
  expect(readFileSync(file, "utf8")).toContain("$schema");
});

test("a directory that is not there is named, and not made", async () => {
  const file = join(directory, "nowhere", "config.json");
  await expect(init(file)).rejects.toMatchObject({ remedy: "Make its directory first." });
  expect(existsSync(dirname(file))).toBe(false);
});

test("- writes to standard output", async () => {
  expect((await init("-")).out).toMatch(/^\{\n[\s\S]*\}\n$/);
});
