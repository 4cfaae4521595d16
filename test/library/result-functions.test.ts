import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare, merge, replay, run, runShard, verify, type Config } from "../../src/index.js";

const config: Config = {
  datasets: "moons",
  activations: ["tanh", "relu"],
  network: { hidden: [4] },
  training: { epochs: 3 },
  seeds: 2,
};

const root = mkdtempSync(join(tmpdir(), "actbench-functions-"));
const [whole, merged] = [join(root, "whole"), join(root, "merged")];
const parts = [1, 2].map((index) => join(root, `part-${index}`));

beforeAll(async () => {
  await run(config, { directory: whole, jobs: 1 });
});
afterAll(() => rmSync(root, { recursive: true }));

describe("the functions behind the commands", () => {
  test("runShard trains the parts of an experiment, and merge makes of them what run writes, to the byte", async () => {
    const came: unknown[] = [];
    for (const [i, directory] of parts.entries()) {
      came.push(await runShard(config, { index: i + 1, count: 2 }, { directory, jobs: 1 }));
    }
    expect(came).toEqual([
      { own: 2, finished: 2 },
      { own: 2, finished: 2 },
    ]);
    const left: number[] = [];
    const { cells } = await merge(merged, parts, { jobs: 1, onStart: (count) => left.push(count) });
    expect(left).toEqual([0]);
    expect(cells).toHaveLength(2);
    for (const file of ["trials.csv", "curves.csv", "summary.csv", "report.html", "config.resolved.json"]) {
      expect(readFileSync(join(merged, file), "utf8")).toBe(readFileSync(join(whole, file), "utf8"));
    }
  });

  test("merge names its own options in an error, not the command's", async () => {
    await expect(merge(whole, [whole])).rejects.toThrow(`${whole} is to be written and to be read`);
    await expect(merge(whole, [join(root, "absent")])).rejects.toThrow("absent");
  });

  test("run says how many finished trials it goes on with", async () => {
    const kept: number[] = [];
    await run(config, { directory: whole, jobs: 1, onStart: (count) => kept.push(count) });
    expect(kept).toEqual([4]);
  });

  test("compare puts two results side by side", () => {
    const { a, b, comparison } = compare(whole, whole);
    expect([a.directory, b.trials]).toEqual([whole, 4]);
    expect(comparison.cells).toHaveLength(2);
  });

  test("verify finds a result as it was written, and names a file that has changed since", async () => {
    const files: number[] = [];
    const found = await verify(whole, { jobs: 1, sample: 2, onFiles: (count) => files.push(count) });
    expect(found).toEqual({ files: files[0], trained: 2, trials: 4, differences: [] });
    const table = join(whole, "summary.csv");
    const before = readFileSync(table, "utf8");
    writeFileSync(table, `${before}\n`);
    const { differences, trained } = await verify(whole);
    writeFileSync(table, before);
    expect([differences, trained]).toEqual([[expect.stringContaining("summary.csv is not as it was")], 0]);
  });

  test("replay writes a trial as data and a script, and keeps an earlier one unless told", () => {
    const [, line] = readFileSync(join(whole, "trials.csv"), "utf8").split("\n");
    const id = /\b[0-9a-f]{16,}\b/.exec(line)?.[0] ?? "";
    const out = join(root, "replay");
    const written = replay(whole, id.slice(0, 10), { out });
    expect(written).toEqual({ id, trial: join(out, "trial.json"), script: join(out, "replay.py") });
    expect(JSON.parse(readFileSync(written.trial, "utf8"))).toBeTypeOf("object");
    expect(() => replay(whole, id, { out })).toThrow("already holds a replay");
    expect(replay(whole, id, { out, force: true }).id).toBe(id);
  });
});
