import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type * as Actbench from "../../src/index.js";
import { built } from "../helpers/built.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const { merge, run, runShard }: typeof Actbench = await import(built("index.js").href);

/** The sigmoid is clearly the slower; what tanh and ReLU are takes more seeds. */
const config: Actbench.Config = {
  name: "until",
  datasets: { name: "moons", samples: 400 },
  network: { hidden: [8] },
  activations: ["tanh", "relu", "sigmoid"],
  learningRate: 0.5,
  training: { epochs: 30 },
  seeds: { from: 10, to: 20, until: "decided" },
  claims: [
    { faster: "tanh", than: "sigmoid" },
    { faster: "relu", than: "tanh" },
  ],
};

const bytes = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((name) => name.endsWith(".csv") && !name.startsWith("timing"))
      .map((name) => [name, readFileSync(join(directory, name), "utf8")]),
  );

describe("seeds until decided", () => {
  const directory = mkdtempSync(join(tmpdir(), "actbench-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const whole = run(config, { directory, jobs: 2 });

  test("let each comparison stop by itself", async () => {
    const { verdicts, cells, study } = await whole;
    const pairs = Object.fromEntries(verdicts.map(({ claim, n }) => [claim, n]));
    const trials = Object.fromEntries(cells.map(({ spec, trials: count }) => [spec.activation.label, count]));
    expect(verdicts[0]).toMatchObject({ verdict: "supported", n: 10, sampling: "sequential" });
    expect(pairs["relu-1x-tanh"]).toBeGreaterThan(10);
    expect(trials).toEqual({ tanh: pairs["relu-1x-tanh"], relu: pairs["relu-1x-tanh"], sigmoid: 10 });
    expect(study.looks.extensions.length).toBeGreaterThan(0);
    expect(study.missing).toBe(0);
  });

  test("give the same bytes with another number of threads, and in memory the same verdicts", async () => {
    const { verdicts } = await whole;
    const other = join(temporaryDirectory(), "other");
    await run(config, { directory: other, jobs: 1 });
    expect(bytes(other)).toEqual(bytes(directory));
    expect((await run(config)).verdicts).toEqual(verdicts);
  });

  test("give the same bytes where the run is interrupted again and again", async () => {
    await whole;
    const interrupted = join(temporaryDirectory(), "interrupted");
    for (let finished = false; !finished;) {
      const interruption = new AbortController();
      let seen = 0;
      const onProgress = ({ latest }: Actbench.Progress) => {
        seen += latest.length;
        if (seen >= 12) interruption.abort(new Error("enough"));
      };
      finished = await run(config, {
        directory: interrupted,
        jobs: 1,
        signal: interruption.signal,
        onProgress,
      }).then(
        () => true,
        () => false,
      );
    }
    expect(bytes(interrupted)).toEqual(bytes(directory));
  });

  test("give the same bytes where shards train the first seeds, and merging trains what goes on", async () => {
    await whole;
    const root = temporaryDirectory();
    const shards = [join(root, "1"), join(root, "2")];
    for (const [i, shard] of shards.entries()) {
      await runShard(config, { index: i + 1, count: 2 }, { directory: shard, jobs: 1 });
    }
    const merged = join(root, "merged");
    await merge(merged, shards, { jobs: 1 });
    expect(bytes(merged)).toEqual(bytes(directory));
  });

  test("take rates that are chosen anew for every seed, and give the same bytes where shards choose the first", async () => {
    const root = temporaryDirectory();
    const search = { from: 0.1, to: 10, perDecade: 1, seeds: 2, tuning: "per-replicate" } as const;
    const anew: Actbench.Config = { ...config, learningRate: search };
    const [alone, merged, ...shards] = ["alone", "merged", "1", "2"].map((name) => join(root, name));
    const { verdicts, rows, study } = await run(anew, { directory: alone, jobs: 1 });
    const [decided, open] = ["tanh-1x-sigmoid", "relu-1x-tanh"].map((name) =>
      verdicts.find(({ claim }) => claim === name)!,
    );
    expect(decided).toMatchObject({ verdict: "supported", sampling: "sequential" });
    expect(decided.n).toBeLessThan(open.n);
    const trials = rows.map(({ regime, spec, trials: count }) => [regime, spec.activation.label, count]);
    expect(trials).toEqual(
      ["shared", "tuned"].flatMap((regime) => [
        [regime, "tanh", open.n],
        [regime, "relu", open.n],
        [regime, "sigmoid", decided.n],
      ]),
    );
    expect(study.missing).toBe(0);
    for (const [i, shard] of shards.entries()) {
      await runShard(anew, { index: i + 1, count: 2 }, { directory: shard, jobs: 1 });
    }
    await merge(merged, shards, { jobs: 1 });
    expect(bytes(merged)).toEqual(bytes(alone));
  });

  test("go on where a config raises the last seed, and remember the look", async () => {
    const { study } = await whole;
    const more: Actbench.Config = { ...config, seeds: { from: 10, to: 24, until: "decided" } };
    const extended = await run(more, { directory, extend: true, jobs: 1 });
    expect(extended.study.looks.earlier).toEqual([study.experiment.seeds]);
    expect(extended.verdicts[0].n).toBe(10);
  });
});
