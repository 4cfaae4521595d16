import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { consumer, tsc } from "../helpers/consumer.js";

const text = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");
const [, program] = text.match(/```ts\n(.*?)```/s)!;

function node(directory: string, ...args: string[]) {
  return spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
}

describe("the program in docs/library.md", () => {
  test("has at most thirty lines, compiles in strict mode, and does what it says", () => {
    expect(program.trim().split("\n").length).toBeLessThanOrEqual(30);
    const directory = consumer({ "program.ts": program });
    const compiled = node(directory, tsc, "-p", ".");
    expect(compiled.stdout).toBe("");
    const { stdout, stderr, status } = node(directory, "program.js");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^48 trials\n(moons|iris) tanh \d/);
    expect(stdout.match(/^(moons|iris) (tanh|relu|mine) \d+ \S+$/gm)).toHaveLength(6);
    expect(stdout).toMatch(/^(supported|direction only|refuted|inconclusive): .*mine/m);
    expect(stdout).toMatch(/^relu tanh \S+/m);
  });

  test("would not compile with a config that is none, or a result that there is not", () => {
    const wrong = {
      "config.ts": program.replace("epochs: 20", 'epochs: "many"'),
      "result.ts": program.replace("verdicts, study }", "verdict, study }"),
    };
    for (const other of Object.values(wrong)) expect(other).not.toBe(program);
    const { stdout } = node(consumer(wrong), tsc, "-p", ".");
    for (const file of Object.keys(wrong)) expect(stdout).toMatch(new RegExp(`^${file}.*error TS`, "m"));
  });
});
