import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type * as Actbench from "../../src/index.js";
import { actbench } from "../helpers/actbench.js";
import { built } from "../helpers/built.js";
import { consumer } from "../helpers/consumer.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const { ActbenchError, defineActivation, explain, judge, openResult, plan, ...library }: typeof Actbench =
  await import(built("index.js").href);

/** In one thread: to start others takes longer than to train so little. */
const run: typeof library.run = (given, options) => library.run(given, { jobs: 1, ...options });

const config: Actbench.Config = {
  datasets: { name: "moons", samples: 60 },
  network: { hidden: [4] },
  activations: ["tanh", "relu"],
  training: { epochs: 4 },
  seeds: 3,
  claims: ["tanh-faster-than-sigmoid"],
};

const refusal = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

const withoutClock = ({ cells, across, verdicts, warnings, study }: Actbench.Findings) => ({
  cells: cells.map(({ seconds: _seconds, ...cell }) => cell),
  curves: Array.from(study.trials(), ({ result }) => result),
  across,
  verdicts,
  warnings,
});

const keys = (directory: string) =>
  Object.keys(JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8")));

describe("run", () => {
  test("finds the same in memory as in a directory, which opens again to the same", async () => {
    const directory = join(temporaryDirectory(), "result");
    const inMemory = await run(config);
    const onDisk = await run(config, { directory });
    expect(withoutClock(onDisk)).toEqual(withoutClock(inMemory));
    expect(withoutClock(openResult(directory))).toEqual(withoutClock(inMemory));
    expect(inMemory.cells.map(({ spec }) => spec.activation.label)).toEqual(["tanh", "relu"]);
  });

  test("writes the bytes that the command line writes", async () => {
    const [mine, theirs] = [temporaryDirectory(), temporaryDirectory()];
    await library.run(config, { directory: mine });
    const { code, err } = await actbench(["run", "-", "--out", theirs], { stdin: JSON.stringify(config) });
    expect(code, err).toBe(0);
    const files = ["summary", "across", "tuning", "trials", "curves", "layers", "claims"].map(
      (name) => `${name}.csv`,
    );
    for (const file of [...files, "datapackage.json", "config.resolved.json"]) {
      expect(readFileSync(join(mine, file), "utf8"), file).toBe(readFileSync(join(theirs, file), "utf8"));
    }
    expect(keys(mine)).toEqual(expect.arrayContaining(["actbench", "outputs", "timings", "trials"]));
    expect(keys(theirs)).toEqual(expect.arrayContaining(keys(mine)));
  });

  test("reports every trial once, as it finishes", async () => {
    const seen: string[] = [];
    const { study } = await run(config, {
      onProgress({ done, total, latest }) {
        seen.push(...latest.map(({ result }) => result.id));
        expect(seen).toHaveLength(done);
        expect(done).toBeLessThanOrEqual(total);
      },
    });
    expect(new Set(seen).size).toBe(study.plan.length);
    expect(seen).toHaveLength(study.plan.length);
  });

  test("ends with the signal's reason when it is aborted; what finished is in the journal", async () => {
    const directory = temporaryDirectory();
    const controller = new AbortController();
    const reason = new Error("enough");
    const long = { ...config, training: { epochs: 400 }, seeds: 12 };
    const onProgress = () => controller.abort(reason);
    const signal = controller.signal;
    expect(await refusal(run(long, { directory, signal, onProgress }))).toBe(reason);
    expect(existsSync(join(directory, "manifest.json"))).toBe(false);
    const lines = readFileSync(join(directory, "journal.jsonl"), "utf8").trim().split("\n");
    expect(lines.length).toBeGreaterThan(1);
  });

  test("does not begin when the signal is aborted already", async () => {
    const directory = join(temporaryDirectory(), "result");
    const error = await refusal(run(config, { directory, signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(existsSync(directory)).toBe(false);
  });

  test("ends with what onProgress throws", async () => {
    const thrown = new Error("stop");
    const onProgress = () => {
      throw thrown;
    };
    expect(await refusal(run(config, { onProgress }))).toBe(thrown);
  });

  test("refuses a wrong config with every problem and its place, and writes nothing", async () => {
    const directory = join(temporaryDirectory(), "result");
    const wrong = { ...config, activations: ["tanh", "rleu"], seeds: -1 };
    const error = await refusal(run(wrong, { directory }));
    expect(error).toBeInstanceOf(ActbenchError);
    expect((error as Error).message).toMatch(/^activations\.1 {2}.*"relu".*\nseeds {2}/s);
    expect(existsSync(directory)).toBe(false);
  });

  test("goes on with an aborted run, to the same findings", async () => {
    const directory = temporaryDirectory();
    const controller = new AbortController();
    const { signal } = controller;
    const interrupted = run(config, { directory, signal, onProgress: () => controller.abort() });
    expect(await refusal(interrupted)).toMatchObject({ name: "AbortError" });
    const kept: number[] = [];
    const resumed = await run(config, { directory, onProgress: (progress) => kept.push(progress.kept) });
    expect(kept[0]).toBeGreaterThan(0);
    expect(resumed.verdicts).toEqual((await run(config)).verdicts);
  });

  test("leaves the result of another config alone, unless forced", async () => {
    const directory = temporaryDirectory();
    await run(config, { directory });
    const other = { ...config, seeds: 4 };
    const error = await refusal(run(other, { directory }));
    expect(error).toBeInstanceOf(ActbenchError);
    expect((error as Error).message).toMatch(/another experiment/);
    const forced = await run(other, { directory, force: true });
    expect(forced.verdicts).toEqual((await run(other)).verdicts);
  });

  test("leaves a directory alone that holds something else", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "thesis.txt"), "precious");
    const error = await refusal(run(config, { directory }));
    expect(error).toMatchObject({ remedy: expect.stringMatching(/with directory, or give force\b/) });
    expect(readdirSync(directory)).toEqual(["thesis.txt"]);
  });

  test("prints nothing, adds no listener to the process, and lets it end", () => {
    const program = `
      import { run } from "actbench";
      const listeners = () => process.eventNames().map((name) => String(name) + process.listenerCount(name)).join();
      const before = listeners();
      let same = true;
      await run(${JSON.stringify(config)}, { onProgress() { same &&= listeners() === before; } });
      if (!same || listeners() !== before || process.exitCode !== undefined) process.exitCode = 9;
    `;
    const child = spawnSync(process.execPath, ["program.js"], {
      cwd: consumer({ "program.js": program }),
      encoding: "utf8",
    });
    expect([child.stdout, child.stderr, child.status]).toEqual(["", "", 0]);
  });
});

describe("plan", () => {
  test("names the trials that a run then trains, in its order", async () => {
    const { study } = await run(config);
    expect(plan(config)).toEqual(study.plan);
  });

  test("names the search for learning rates where they are searched for", () => {
    const trials = plan({
      ...config,
      claims: undefined,
      learningRate: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 4 },
    });
    expect(new Set(trials.map(({ phase }) => phase))).toEqual(new Set(["tune"]));
  });
});

describe("judge", () => {
  test("judges a study on claims that were not declared, and says so", async () => {
    const { study } = await run(config);
    const verdicts = judge(study, ["relu-6x-tanh", { faster: "relu", than: "tanh", times: 1 }]);
    expect(verdicts.length).toBeGreaterThanOrEqual(2);
    expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(["exploratory"]));
    expect(() => judge(study, ["relu-7x"])).toThrow(ActbenchError);
  });
});

describe("defineActivation and explain", () => {
  test("check a formula at once", () => {
    const gate = defineActivation({ name: "gate", formula: "x1 * sigmoid(k * x2)", parameters: { k: 2 } });
    expect(plan({ ...config, claims: undefined, activations: [gate] })).toHaveLength(3);
    expect(explain(gate).inputs).toEqual(["x1", "x2"]);
    expect(() => defineActivation({ name: "wrong", formula: "tahn(x)" })).toThrow(/tahn/);
    expect(() => defineActivation({ name: "relu", formula: "x" })).toThrow(ActbenchError);
    expect(explain("elu", { alpha: 2 }).parameters).toEqual({ alpha: 2 });
  });
});
