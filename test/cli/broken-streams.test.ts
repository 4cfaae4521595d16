import { spawnSync } from "node:child_process";
import { existsSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { built } from "../helpers/built.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

built("cli.js");
const program = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));

/** Of every command a call that writes to stdout where all is well, or to stderr; no result is there. */
const calls: readonly (readonly string[])[] = [
  ["--help"],
  ["list"],
  ["schema"],
  ["explain", "relu"],
  ["explain", "rnu"],
  ["init", "-"],
  ["gradcheck", "--activation", "relu"],
  ["run", "tiny.json", "--dry-run"],
  ["run", "nothing.json"],
  ["slurm", "tiny.json", "--shards", "2"],
  ...["report", "verify", "judge", "compare", "merge", "replay"].map((name) => [name, "nothing", "nothing"]),
  ["rnu"],
];

describe.skipIf(!existsSync("/dev/full"))("a stream that cannot be written to", () => {
  const cwd = sharedDirectory();
  writeFileSync(
    join(cwd, "tiny.json"),
    JSON.stringify({ datasets: "moons", activations: ["relu"], training: { epochs: 1 }, seeds: 1 }),
  );
  const env = { PATH: process.env.PATH, LANG: "C.UTF-8" };
  const callWith = (args: readonly string[], stdio: ("ignore" | "pipe" | number)[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd, env, stdio, timeout: 20_000, encoding: "utf8" });

  it.each(calls)("ends %s %s with a code that tells, wherever it is", async (...args) => {
    const full = openSync("/dev/full", "w");
    const whole = await actbench(args, { cwd });
    const withoutOut = callWith(args, ["ignore", full, "pipe"]);
    const withoutErr = callWith(args, ["ignore", "pipe", full]);
    const codeOf = (text: string) => whole.code || Number(text !== "");
    expect([withoutOut.status, withoutErr.status]).toEqual([codeOf(whole.out), codeOf(whole.err)]);
    if (whole.out !== "") expect(withoutOut.stderr).toContain("cannot write the output: no space left");
    expect(withoutErr.stdout).toBe(whole.out);
  });

  it("does not keep a run from its end, nor make it outlive a signal", () => {
    const full = openSync("/dev/full", "w");
    const { status, signal } = callWith(["run", "tiny.json", "--out", "r"], ["ignore", "ignore", full]);
    expect({ status, signal }).toEqual({ status: 1, signal: null });
    expect(existsSync(join(cwd, "r/manifest.json"))).toBe(true);
  });
});
