import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const killer = fileURLToPath(new URL("terminate-a-worker.mjs", import.meta.url));

it("a run one of whose workers is killed from outside ends complete, with the same bytes", async () => {
  const cwd = temporaryDirectory();
  const config = {
    datasets: { name: "moons", samples: 100 },
    network: { hidden: [16, 16] },
    activations: ["tanh", "relu"],
    learningRate: 0.1,
    training: { epochs: 100 },
    seeds: 24,
  };
  writeFileSync(join(cwd, "config.json"), JSON.stringify(config));
  const run = (out: string, env = {}) =>
    actbench(["run", "config.json", "--quiet", "--jobs", "2", "--out", out], { cwd, env });

  const killed = await run("killed", {
    NODE_OPTIONS: `--import ${killer}`,
    JOURNAL: join(cwd, "killed/journal.jsonl"),
  });
  expect(killed).toMatchObject({ code: 0, err: expect.stringContaining("terminated a worker") });
  await run("undisturbed");
  for (const file of ["trials.csv", "curves.csv", "layers.csv"]) {
    expect(readFileSync(join(cwd, "killed", file), "utf8")).toBe(
      readFileSync(join(cwd, "undisturbed", file), "utf8"),
    );
  }
});
