import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";

const fixed = {
  name: "fixed",
  datasets: [{ name: "moons", samples: 40 }],
  network: [{ hidden: [4] }, { hidden: [4, 4] }],
  activations: ["tanh", "relu", "elu"],
  learningRate: 0.1,
  optimizer: ["sgd", "adam"],
  training: { epochs: 3 },
  seeds: 4,
};
const tuned = {
  ...fixed,
  name: "tuned",
  network: { hidden: [4] },
  optimizer: "sgd",
  activations: ["sigmoid", "tanh", "relu"],
  learningRate: { from: 0.03, to: 1, perDecade: 2, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
  claims: ["tanh-faster-than-sigmoid", "relu-units-die"],
};

/** Of what a run writes, what another run of the same config writes to the byte. */
const isReproducible = (file: string) => !/^(journal\.jsonl|manifest\.json|timing.*)$/.test(file);

function outputs(directory: string): ReadonlyMap<string, string> {
  const files = readdirSync(directory).filter(isReproducible);
  return new Map(files.map((file) => [file, readFileSync(join(directory, file), "utf8")]));
}

const cwd = mkdtempSync(join(tmpdir(), "actbench-merge-"));
afterAll(() => rmSync(cwd, { recursive: true }));

/** In one thread: to start others takes longer than to train so little. */
const alone = ["--quiet", "--jobs", "1"];
const run = (config: string, ...args: string[]) => actbench(["run", config, ...alone, ...args], { cwd });
const merge = (...args: string[]) => actbench(["merge", ...alone, ...args], { cwd });

const trained = new Map<string, readonly string[]>();

/** The shards of a config, in directories of the caller's own: trained once, and copied. */
async function runShards(config: string, count: number, parts = `${config}-${count}`): Promise<string[]> {
  const key = `${config}-${count}`;
  if (!trained.has(key)) trained.set(key, await trainShards(config, count, `trained-${key}`));
  return (trained.get(key) ?? []).map((directory, i) => {
    const copy = join(parts, String(i + 1));
    cpSync(join(cwd, directory), join(cwd, copy), { recursive: true });
    return copy;
  });
}

async function trainShards(config: string, count: number, parts: string): Promise<string[]> {
  const directories = Array.from({ length: count }, (_, i) => join(parts, String(i + 1)));
  for (const [i, directory] of directories.entries()) {
    const shard = `${i + 1}/${count}`;
    const { code, out } = await run(`${config}.json`, "--shard", shard, "--out", directory);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`shard ${i + 1} of ${count}`) });
  }
  return directories;
}

beforeAll(async () => {
  for (const config of [fixed, tuned]) {
    writeFileSync(join(cwd, `${config.name}.json`), JSON.stringify(config));
    expect(await run(`${config.name}.json`, "--out", config.name)).toMatchObject({ code: 0 });
  }
});

describe("actbench merge", () => {
  it.each([
    ["fixed", 1],
    ["fixed", 2],
    ["fixed", 7],
    ["tuned", 1],
    ["tuned", 2],
    ["tuned", 7],
  ])(
    "makes of the shards of %s, cut into %i, what a single run writes, byte for byte",
    async (name, count) => {
      const directories = await runShards(name, count);
      expect(await merge(`merged-${name}-${count}`, ...directories)).toMatchObject({ code: 0 });
      expect(outputs(join(cwd, `merged-${name}-${count}`))).toEqual(outputs(join(cwd, name)));
    },
  );

  it("trains what only the whole field could name, unless a second stage of the shards has done so", async () => {
    const directories = await runShards("tuned", 2, "staged");
    const { err } = await merge("once", ...directories);
    expect(err).toMatch(/training \d+ trials that only the whole field could name/);
    for (let round = 0; round < 4; round++) {
      for (const [i, directory] of directories.entries()) {
        await run("tuned.json", "--shard", `${i + 1}/2`, "--out", directory, "--with", ...directories);
      }
    }
    const staged = await merge("staged-result", ...directories);
    expect(staged.err).not.toContain("training");
    expect(outputs(join(cwd, "staged-result"))).toEqual(outputs(join(cwd, "tuned")));
  });

  it("exits with 1 and lists the missing trials where a shard is absent or unfinished; nothing is written", async () => {
    const directories = await runShards("fixed", 7, "gaps");
    const journal = join(cwd, directories[1], "journal.jsonl");
    const lines = readFileSync(journal, "utf8").split("\n");
    writeFileSync(journal, [...lines.slice(0, -3), ""].join("\n"));
    const unfinished = await merge("gaps-result", ...directories);
    expect(unfinished).toMatchObject({ code: 1, out: "" });
    expect(unfinished.err).toMatch(/shard 2 of 7 lacks 2 trials:\n {4}\w{16} evaluate, moons/);
    const absent = await merge("gaps-result", ...directories.toSpliced(1, 1));
    expect(absent).toMatchObject({ code: 1 });
    expect(absent.err).toMatch(/shard 2 of 7 lacks \d+ trials/);
    expect(readdirSync(cwd)).not.toContain("gaps-result");
  });

  it("exits with 1 and the first difference where two shards have different results of one trial", async () => {
    const [directory] = await runShards("fixed", 1, "conflict");
    const [again] = await runShards("fixed", 1, "conflict-again");
    const journal = join(cwd, again, "journal.jsonl");
    const lines = readFileSync(journal, "utf8").split("\n");
    const text = lines[5]
      .replace(/,"crc32":"\w+"\}$/, "}")
      .replace(/"train_loss":\[(\d)/, '"train_loss":[9$1');
    lines[5] = `${text.slice(0, -1)},"crc32":"${crc32(text).toString(16).padStart(8, "0")}"}`;
    writeFileSync(journal, lines.join("\n"));
    const { code, err } = await merge("conflict-result", directory, again);
    expect(code).toBe(1);
    expect(err).toMatch(/have different results of one trial:\n {2}\w{16} evaluate.*\n {2}curve\.metrics/);
  });

  it("refuses shards of different configs, or cut differently, and its own output among them", async () => {
    const [ofFixed] = await runShards("fixed", 1, "mixed");
    const [half] = await runShards("fixed", 2, "mixed-half");
    await run("fixed.json", "--set", "seeds=5", "--shard", "1/1", "--out", "other");
    const other = await merge("mixed-result", ofFixed, "other");
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining("seeds: [1 to 4] → [1 to 5]") });
    const cut = await merge("mixed-result", ofFixed, half);
    expect(cut).toMatchObject({ code: 2, err: expect.stringContaining("shard.count: 1 → 2") });
    expect(await merge(ofFixed, ofFixed)).toMatchObject({ code: 2 });
    expect(await merge("mixed-result", "nowhere")).toMatchObject({ code: 2 });
  });

  it("finds the user's table by the config and leaves an earlier result alone where the file is another", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i % 2 ? "a" : "b"}`);
    const write = (lines: readonly string[]) =>
      writeFileSync(join(cwd, "own.csv"), `x,y,kind\n${lines.join("\n")}\n`);
    write(rows);
    const datasets = { name: "csv", path: "absent.csv", target: "kind" };
    const { claims: _, ...own } = { ...tuned, name: "table", datasets };
    writeFileSync(join(cwd, "table.json"), JSON.stringify(own));
    const path = ["--set", "datasets.path=own.csv"];
    const parts = ["table-parts/1", "table-parts/2"];
    await run("table.json", ...path, "--out", "table");
    for (const [i, part] of parts.entries())
      await run("table.json", ...path, "--shard", `${i + 1}/2`, "--out", part);

    expect(await merge("table-result", ...parts)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--config"),
    });
    expect(readdirSync(cwd)).not.toContain("table-result");
    const config = ["--config", "table.json", ...path];
    expect(await merge("table-result", ...parts, ...config)).toMatchObject({ code: 0 });
    expect(outputs(join(cwd, "table-result"))).toEqual(outputs(join(cwd, "table")));

    write(rows.slice(1));
    const changed = await merge("table-result", ...parts, ...config, "--force");
    expect(changed).toMatchObject({
      code: 2,
      err: expect.stringMatching(/own\.csv with the SHA-256 [0-9a-f]{64}/),
    });
    expect(outputs(join(cwd, "table-result"))).toEqual(outputs(join(cwd, "table")));
  });

  it("never takes a shard for the result, by whatever name it is called", async () => {
    const directories = await runShards("fixed", 2, "linked");
    symlinkSync(join(cwd, directories[1]), join(cwd, "link"));
    const { code, err } = await merge("link", ...directories, "--force");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("to be written and to be read") });
    expect(readdirSync(join(cwd, directories[1]))).toContain("journal.jsonl");
  });

  it("needs one shard's config.resolved.json, and says so before --force removes anything", async () => {
    const directories = await runShards("fixed", 2, "bare");
    await merge("bare-result", ...directories);
    rmSync(join(cwd, directories[0], "config.resolved.json"));
    expect(await merge("bare-result", ...directories, "--force")).toMatchObject({ code: 0 });
    rmSync(join(cwd, directories[1], "config.resolved.json"));
    const { code, err } = await merge("bare-result", ...directories, "--force");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("Copy it from where the shards") });
    expect(outputs(join(cwd, "bare-result"))).toEqual(outputs(join(cwd, "fixed")));
  });

  it("leaves the result of another config alone, and names the ways out that it has", async () => {
    const directories = await runShards("fixed", 1, "taken");
    const { code, err } = await merge("tuned", ...directories);
    expect(code).toBe(2);
    expect(err).toMatch(/of another experiment:[^]*Give --force to replace it, or name another directory/);
  });

  it("goes on with what it has united when it is given again", async () => {
    const directories = await runShards("tuned", 2, "again");
    await merge("again-result", ...directories);
    expect(await merge("again-result", ...directories)).toMatchObject({ code: 0 });
    expect(outputs(join(cwd, "again-result"))).toEqual(outputs(join(cwd, "tuned")));
  });
});

describe("actbench run --shard", () => {
  it("goes on with its own journal only", async () => {
    await run("fixed.json", "--shard", "1/3", "--out", "own");
    const resumed = await run("fixed.json", "--shard", "1/3", "--out", "own");
    expect(resumed.err).toContain("going on: ");
    const other = await run("fixed.json", "--shard", "2/3", "--out", "own");
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining("shard.index: 1 → 2") });
  });

  it("says so where there are more shards than networks", async () => {
    const { code, out } = await run("fixed.json", "--shard", "40/40", "--out", "empty");
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("nothing to train") });
  });

  it("writes beside the results of a single run by default", async () => {
    await run("fixed.json", "--shard", "2/10");
    expect(readdirSync(join(cwd, "results/fixed-shards"))).toEqual(["02-of-10"]);
  });

  it.each(["0/3", "4/3", "3", "a/b", "1/0", "1.5/2"])("refuses %s", async (shard) => {
    const { code, err } = await run("fixed.json", "--shard", shard);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("3/16 is the third of 16") });
  });
});
