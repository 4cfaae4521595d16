import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { constants, functions } from "../../src/formula/vocabulary.js";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const page = readFileSync(new URL("../../docs/activations.md", import.meta.url), "utf8");
const [, config] = /```json\n(.*?)```/s.exec(page)!;
const [, verdict] = /```text\n(.*?)```/s.exec(page)!;

it("docs/activations.md shows the verdict that its config gets", async () => {
  const cwd = temporaryDirectory();
  const { out } = await actbench(["run", "-", "--out", "mine", "--jobs", "1"], { stdin: config, cwd });
  expect(verdict).toContain("✓ supported");
  expect(out).toContain(verdict);
}, 120_000);

it("docs/activations.md names everything that a formula can call", () => {
  const section = page.split("## What a formula can say\n")[1].split("\n## ")[0];
  for (const name of [...functions.keys(), ...constants.keys()]) expect(section).toContain(`\`${name}\``);
});
