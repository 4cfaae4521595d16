import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../src/results/manifest.js";
import { actbench, actbenchProcess, type Situation } from "../helpers/actbench.js";
import { built } from "../helpers/built.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

/** The tables of the build that is run, which may be older than the source. */
const { csvTables } = (await import(
  built("modules/tables/index.js").href
)) as typeof import("../../src/tables/index.js");

const config = {
  datasets: { name: "moons", samples: 60 },
  network: { hidden: [5] },
  activations: ["relu", "tanh", "maxout"],
  learningRate: 0.3,
  training: { epochs: 4, batchSize: 16 },
  seeds: 5,
};

const files = [
  ...csvTables.names.map((name) => `${name}.csv`),
  "config.resolved.json",
  "datapackage.json",
  "journal.jsonl",
  "manifest.json",
  "report.html",
].toSorted();

let cwd = "";
beforeEach(() => {
  cwd = temporaryDirectory();
  writeFileSync(join(cwd, "tiny.json"), JSON.stringify(config));
});

/** In one thread, unless the arguments say otherwise: to start others takes longer than to train so little. */
const run = (args: readonly string[], situation: Situation = {}) =>
  actbench(["run", "--jobs", "1", ...args], { cwd, ...situation });

const readIn = (directory: string, file: string): string => readFileSync(join(cwd, directory, file), "utf8");

/** All that must not depend on the clock or on scheduling, by file. */
const reproducible = (directory: string): Record<string, string> =>
  Object.fromEntries(
    files
      .filter((file) => !/^(timing.*|manifest\.json|journal\.jsonl)/.test(file))
      .map((file) => [file, readIn(directory, file)]),
  );

const coloured = (text: string): boolean => text.includes("\u001b[");

const rowsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));

describe("actbench run", () => {
  it("trains, prints a report, and writes every file to results/<name>", async () => {
    const { code, out, err } = await actbench(["run", "tiny.json"], { cwd });
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, "results", "tiny")).toSorted()).toEqual(files);
    for (const name of config.activations) expect(out).toContain(name);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(err).toMatch(/100 % +15 of 15 trials/);
    expect(err).toMatch(/results: results\/tiny\n$/);
  });

  it("gives the same bytes again, whatever the number of jobs; the clock has files of its own", async () => {
    for (const [out, jobs] of [
      ["one", "1"],
      ["two", "2"],
      ["again", "2"],
    ]) {
      expect(await run(["tiny.json", "--out", out, "--jobs", jobs])).toMatchObject({ code: 0 });
    }
    expect(reproducible("two")).toEqual(reproducible("one"));
    expect(reproducible("again")).toEqual(reproducible("one"));
    const [header, ...rows] = rowsOf(readIn("one", "curves.csv"));
    expect(header).toContain("train_loss");
    expect(rows).toHaveLength(3 * 5 * 5);
  });

  it("--json puts one document on stdout and nothing else; --quiet leaves no progress on stderr", async () => {
    const { code, out, err } = await run(["tiny.json", "--json", "--quiet"]);
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document.summary.map(({ activation }: { activation: string }) => activation)).toEqual(
      config.activations,
    );
    expect(err).toBe("results: results/tiny\n");
  });

  it("describes the run in its manifest, with the size and hash of every file", async () => {
    await run(["tiny.json", "--backend", "reference", "--jobs", "1", "--out", "r"]);
    const manifest = readManifest(join(cwd, "r"));
    expect(manifest).toMatchObject({ backend: "reference", jobs: 1, trials: 15, node: process.version });
    const listed = manifest.outputs.map(({ file }) => file).toSorted();
    expect(listed).toEqual(files.filter((file) => !["manifest.json", "journal.jsonl"].includes(file)));
    for (const { file, bytes } of manifest.outputs) {
      expect(Buffer.byteLength(readIn("r", file)), file).toBe(bytes);
    }
  });

  it("writes the same tables whether four trials are trained at a time or eight", async () => {
    const few = ["--jobs", "1", "--set", 'activations=["relu"]', "--set", "seeds=5"];
    for (const backend of ["simd", "wide"])
      await run(["tiny.json", ...few, "--backend", backend, "--out", backend]);
    expect(readManifest(join(cwd, "wide"))).toMatchObject({ backend: "wide" });
    for (const table of ["curves.csv", "layers.csv", "trials.csv", "summary.csv"])
      expect(readIn("wide", table), table).toBe(readIn("simd", table));
  });

  it("trains the same trials on the reference kernel, to the same losses but for rounding", async () => {
    await run(["tiny.json", "--out", "fast"]);
    await run(["tiny.json", "--out", "exact", "--backend", "reference"]);
    const [fast, exact] = ["fast", "exact"].map((directory) => rowsOf(readIn(directory, "curves.csv")));
    const column = fast[0].indexOf("train_loss");
    expect(fast.map(([id]) => id)).toEqual(exact.map(([id]) => id));
    for (const [i, row] of fast.entries()) {
      if (i > 0) expect(Number(row[column])).toBeCloseTo(Number(exact[i][column]), 4);
    }
    expect(readIn("fast", "curves.csv")).not.toBe(readIn("exact", "curves.csv"));
  });

  it("reads the config from standard input, and overrides values of it", async () => {
    const stdin = JSON.stringify({ ...config, name: "piped" });
    const args = ["-", "--set", "seeds=2", "--set", 'activations=["elu"]', "-s", "training.epochs=2", "-q"];
    const piped = await actbenchProcess(["run", ...args], { cwd, stdin });
    expect(piped).toMatchObject({ code: 0, err: "results: results/piped\n" });
    const resolved = JSON.parse(readIn("results/piped", "config.resolved.json"));
    expect(resolved).toMatchObject({ training: { epochs: 2 }, name: "piped" });
    expect(rowsOf(readIn("results/piped", "trials.csv"))).toHaveLength(1 + 2);
  });

  it("repeats itself from the resolved config that it leaves behind", async () => {
    await run(["tiny.json", "-q"]);
    await run(["results/tiny/config.resolved.json", "-q", "--out", "repeated"]);
    expect(reproducible("repeated")).toEqual(reproducible("results/tiny"));
  });

  it("tunes learning rates in rounds, and reports what it tried", async () => {
    const tuning = '{"from":0.03,"to":0.3,"perDecade":1,"seeds":2,"regimes":["shared","tuned"]}';
    const { code } = await run(["tiny.json", "-q", "--set", `learningRate=${tuning}`]);
    expect(code).toBe(0);
    const [header, ...rows] = rowsOf(readIn("results/tiny", "tuning.csv"));
    expect(header).toContain("learning_rate");
    expect(rows.length).toBeGreaterThanOrEqual(2 * 3);
  });

  it("colours its report where it is told to, and nowhere else", async () => {
    const args = ["tiny.json", "-q"];
    const outputs = [
      await run(args),
      await run(args, { env: { FORCE_COLOR: "1" } }),
      await run(args, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }),
      await run([...args, "--no-color"], { env: { FORCE_COLOR: "1" } }),
    ];
    expect(outputs.map(({ out }) => coloured(out))).toEqual([false, true, false, false]);
    expect(outputs.some(({ err }) => coloured(err))).toBe(false);
  });
});

describe("an existing result", () => {
  it("is left as it is, unless --force is given", async () => {
    mkdirSync(join(cwd, "mine"));
    writeFileSync(join(cwd, "mine", "notes.txt"), "precious");
    const refused = await run(["tiny.json", "--out", "mine"]);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("mine already holds something, but no journal of a run\nName another");
    expect(readdirSync(join(cwd, "mine"))).toEqual(["notes.txt"]);
    expect(await run(["tiny.json", "--out", "mine", "--force"])).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, "mine")).toSorted()).toEqual([...files, "notes.txt"].toSorted());
    expect(readIn("mine", "notes.txt")).toBe("precious");
  });

  it("is gone once its replacement has begun, so that an interruption leaves no mixture", async () => {
    await run(["tiny.json", "-q"]);
    const { code } = await interruptedRun(["--force"]);
    expect(code).toBe(130);
    expect(readdirSync(join(cwd, "results", "tiny"))).toEqual(["journal.jsonl"]);
  });
});

describe("the same command again", () => {
  const outputsIn = (directory: string) =>
    readdirSync(join(cwd, directory))
      .filter((file) => !/^(timing|manifest|journal)/.test(file))
      .map((file) => [file, readIn(directory, file)]);

  it("trains nothing and writes the same bytes", async () => {
    await run(["tiny.json", "-q"]);
    const before = outputsIn("results/tiny");
    const journal = readIn("results/tiny", "journal.jsonl");
    const { code, err } = await run(["tiny.json", "-q"]);
    expect(code).toBe(0);
    expect(err).toMatch(/going on: \d+ finished trials are in results\/tiny\/journal\.jsonl/);
    expect(outputsIn("results/tiny")).toEqual(before);
    expect(readIn("results/tiny", "journal.jsonl")).toBe(journal);
  });

  it("with another config is refused with what differs, unless --extend is given", async () => {
    await run(["tiny.json", "-q", "--set", "seeds=2"]);
    const other = ["tiny.json", "-q", "--set", "seeds=3"];
    const { code, err } = await run(other);
    expect(code).toBe(2);
    expect(err).toMatch(/is of another experiment:\n {2}seeds: \[1, 2\] → \[1 to 3\]\nGive --extend/);
    expect(await run([...other, "--extend"])).toMatchObject({ code: 0 });
    await run([...other, "--out", "whole"]);
    // It was looked at before, so that it is judged by other intervals than a study of three seeds from the start.
    for (const file of ["curves.csv", "layers.csv", "summary.csv"])
      expect(readIn("results/tiny", file)).toBe(readIn("whole", file));
    // The third seed was trained after a look at two; that is all that its trials' table says beside the same trials.
    const [head, ...rows] = readIn("results/tiny", "trials.csv").split("\n");
    const columns = head.split(",");
    const look = columns.indexOf("look");
    expect(new Set(rows.filter(Boolean).map((row) => row.split(",")[look]))).toEqual(new Set(["0", "1"]));
    const withoutLook = [head, ...rows].map((row) => row.split(",").toSpliced(look, 1).join(","));
    expect(withoutLook.join("\n")).toBe(readIn("whole", "trials.csv"));
    expect(readIn("results/tiny", "claims.csv")).toContain(",sequential,");
  });
});

describe("what is wrong with a config", () => {
  it("is told all at once, with places and likely names; nothing is written, and the exit code is 2", async () => {
    const wrong =
      '{\n  "datasets": "mons",\n  "activations": ["rleu", "tanh"],\n  "seed": -1,\n  "epochs": 3\n}';
    writeFileSync(join(cwd, "wrong.json"), wrong);
    const { code, out, err } = await run(["wrong.json"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    const lines = err.split("\n");
    expect(lines[0]).toBe('error: wrong.json:2:3  datasets  found "mons"; did you mean "moons"?');
    expect(lines[1]).toBe('wrong.json:3:19  activations.0  found "rleu"; did you mean "relu"?');
    expect(lines[2]).toBe("wrong.json:4:3  seed  found -1, expected at least 0");
    expect(lines[3]).toContain('wrong.json:5:3  epochs  unknown key "epochs"; expected one of');
    expect(readdirSync(cwd).toSorted()).toEqual(["tiny.json", "wrong.json"]);
  });

  it.each([
    ["no JSON", "{", /<stdin>:1:2 +not valid JSON/],
    ["an empty input", "", /<stdin> is empty\nactbench init writes a config/],
  ])("may be that it is %s", async (_title, stdin, message) => {
    const { code, err } = await run(["-"], { stdin });
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it("may be an override's fault", async () => {
    const { code, err } = await run(["tiny.json", "--set", "training.epoch=3"]);
    expect(code).toBe(2);
    expect(err).toMatch(/--set training\.epoch=3 .*did you mean "epochs"\?/);
    expect((await run(["tiny.json", "--set", "training"])).err).toContain("Write --set training.epochs=50");
  });

  it.each([
    ["is not there", "nowhere.json", "cannot read nowhere.json: no such file or directory"],
    ["is a directory", ".", "cannot read .: it is a directory"],
  ])("may be that the file %s", async (_title, file, message) => {
    expect(await run([file])).toEqual({ code: 2, out: "", err: `error: ${message}\n` });
  });

  it("is never answered with a stack trace, unless --debug is given", async () => {
    const args = ["tiny.json", "--out", "tiny.json/inside"];
    const { code, err } = await run(args);
    expect({ code, err }).toEqual({
      code: 1,
      err: "error: cannot write tiny.json/inside: tiny.json is not a directory\nName another directory with --out.\n",
    });
    expect((await run([...args, "--debug"])).err).toMatch(/\n +at /);
  });
});

describe("a failed trial", () => {
  it("makes the exit code 1, and its message is in trials.csv", async () => {
    // A batch for which WebAssembly's memory has no room.
    const large = ["--set", "network.hidden=[4096]", "--set", "training.batchSize=65536"];
    const one = ["--set", "seeds=1", "--set", 'activations=["tanh"]'];
    const { code, err } = await run(["tiny.json", "-q", ...large, ...one]);
    expect(err).toContain("1 trial failed; trials.csv says why");
    expect(code).toBe(1);
    const [header, row] = rowsOf(readIn("results/tiny", "trials.csv"));
    expect(row[header.indexOf("state")]).toBe("failed");
    expect(row.join()).toContain("GiB");
  });
});

describe("an interruption", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s ends with 130 and keeps the trials that finished",
    async (signal) => {
      const { code, out, err } = await interruptedRun([], signal);
      expect({ code, out }).toEqual({ code: 130, out: "" });
      expect(err).toContain("interrupted: the trials that finished are in results/tiny/journal.jsonl");
      expect(readdirSync(join(cwd, "results", "tiny"))).toEqual(["journal.jsonl"]);
      const [heading, ...trials] = readIn("results/tiny", "journal.jsonl").trim().split("\n");
      expect(JSON.parse(heading).experiment.name).toBe("tiny");
      expect(trials.length).toBeGreaterThan(0);
      for (const trial of trials) expect(JSON.parse(trial).result.state).toBe("completed");
    },
  );
});

/** Starts a run that nobody waits for, and sends the signal once the first trials are in its journal. */
function interruptedRun(args: readonly string[], signal: NodeJS.Signals = "SIGINT") {
  const journal = join(cwd, "results", "tiny", "journal.jsonl");
  const many = ["--set", "seeds=3000", "--set", "training.epochs=200", "--set", "training.batchSize=1"];
  const begun = () => {
    const [heading, ...trials] = existsSync(journal) ? readFileSync(journal, "utf8").split("\n") : [""];
    return heading.includes("3000") && trials.length > 1;
  };
  // Named, so that it begins without trying which kernel is the faster one.
  const backend = ["--backend", "simd"];
  return run(["tiny.json", "-q", ...many, ...backend, "--set", "training.evaluateEvery=200", ...args], {
    meanwhile: async (child) => {
      while (!begun()) await setTimeout(20);
      child.kill(signal);
    },
  });
}
