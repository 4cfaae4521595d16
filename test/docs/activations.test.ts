import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { constants, functions } from "../../src/formula/vocabulary.js";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
const page = read("activations.md");
const filesPage = read("files.md");
const [, config] = /```json\n(.*?)```/s.exec(page)!;
const [, verdict] = /```text\n(.*?)```/s.exec(page)!;

it("docs/activations.md shows the verdict that its config gets, and docs/files.md every file that it leaves", async () => {
  const cwd = temporaryDirectory();
  const { out } = await actbench(["run", "-", "--out", "mine", "--jobs", "1"], { stdin: config, cwd });
  expect(verdict).toContain("✓ supported");
  expect(out).toContain(verdict);
  const files = readdirSync(join(cwd, "mine"));
  expect(files).toContain("report.html");
  for (const file of files) expect(filesPage).toContain(`\`${file}\``);
}, 120_000);

it("docs/activations.md names everything that a formula can call", () => {
  const section = page.split("## What a formula can say\n")[1].split("\n## ")[0];
  for (const name of [...functions.keys(), ...constants.keys()]) expect(section).toContain(`\`${name}\``);
});
