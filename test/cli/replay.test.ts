import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FinishedTrial } from "../../src/trial/result.js";
import type { TrialReplay } from "../../src/trial/replay.js";
import { actbench } from "../helpers/actbench.js";

const config = {
  datasets: [
    { name: "moons", samples: 60 },
    { name: "csv", path: "own.csv", target: "kind" },
  ],
  network: { hidden: [5] },
  activations: ["relu", { name: "own", formula: "x * tanh(exp(x))" }],
  learningRate: 0.3,
  training: { epochs: 2, batchSize: 16 },
  seeds: 2,
};
const csv = `a,b,kind\n${Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 3 ? "p" : "q"}`).join("\n")}\n`;

let cwd = "";
let trials: FinishedTrial[] = [];
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "actbench-"));
  writeFileSync(join(cwd, "tiny.json"), JSON.stringify(config));
  writeFileSync(join(cwd, "own.csv"), csv);
  const { code, err } = await actbench(["run", "tiny.json", "--out", "r", "--quiet", "--jobs", "1"], { cwd });
  expect(err).toContain("results");
  expect(code).toBe(0);
  const lines = readFileSync(join(cwd, "r/journal.jsonl"), "utf8").trim().split("\n");
  trials = lines.map((line) => JSON.parse(line)).filter((line) => "result" in line) as FinishedTrial[];
});
afterAll(() => rmSync(cwd, { recursive: true }));

const replay = (id: string, out: string, ...more: string[]) =>
  actbench(["replay", "r", "--trial", id, "--to", "pytorch", "--out", out, ...more], { cwd });
const idOn = (dataset: string): string =>
  trials.find(({ spec }) => spec.dataset.name === dataset)?.result.id ?? "";

describe("actbench replay", () => {
  it("writes the trial and the script, and says that the curve is the journal's", async () => {
    const id = idOn("moons");
    const { code, out } = await replay(id.slice(0, 10), "moons");
    expect(code).toBe(0);
    expect(out).toContain(`trained ${id} again: its curve equals the journal's in every digit`);
    const written = JSON.parse(readFileSync(join(cwd, "moons/trial.json"), "utf8")) as TrialReplay;
    const journalled = trials.find(({ result }) => result.id === id);
    expect(journalled?.result).toMatchObject({ state: written.state, curve: written.curve });
    expect(written.order).toHaveLength(2);
    expect(readFileSync(join(cwd, "moons/replay.py"), "utf8")).toContain("import torch");
    expect((await replay(id, "moons")).err).toMatch(/already holds a replay\nGive --force/);
    expect((await replay(id, "moons", "--force")).code).toBe(0);
  });

  it("finds the user's own file by its path or by --data, and knows it by its bytes", async () => {
    expect((await replay(idOn("csv"), "own")).code).toBe(0);
    writeFileSync(join(cwd, "other.csv"), csv.replace("p", "q"));
    const { code, err } = await replay(idOn("csv"), "other", "--data", "other.csv");
    expect(err).toMatch(/other\.csv is not the file that the trial was trained on/);
    expect(code).toBe(2);
    expect(existsSync(join(cwd, "other"))).toBe(false);
  });

  it("names the nearest id, or where ids are listed, and refuses the beginning of several", async () => {
    const id = idOn("moons");
    const wrong = await replay(`${id.slice(0, 15)}${id.endsWith("0") ? "1" : "0"}`, "x");
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining(`Did you mean "${id}"?`) });
    expect((await replay("zz", "x")).err).toMatch(/no finished trial "zz"\ntrials\.csv lists them/);
    expect((await replay("", "x")).err).toMatch(/no finished trial ""/);
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });

  it("writes nothing where training again gives another curve than the journal's", async () => {
    const path = join(cwd, "r/journal.jsonl");
    const journal = readFileSync(path, "utf8");
    const id = idOn("moons");
    const line = journal.split("\n").find((text) => text.includes(`"id":"${id}"`)) ?? "";
    const changed = line.replace(/("train_loss":\[)/, "$19");
    writeFileSync(path, journal.replace(line, changed));
    const { code, err } = await replay(id, "y");
    writeFileSync(path, journal);
    expect(changed).not.toBe(line);
    expect(code).not.toBe(0);
    expect(err).toMatch(/did not give what the journal holds|damaged/);
    expect(existsSync(join(cwd, "y"))).toBe(false);
  });
});
