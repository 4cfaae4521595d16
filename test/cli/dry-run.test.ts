import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const config = {
  datasets: { name: "moons", samples: 120 },
  network: { hidden: [6, 6] },
  activations: ["relu", "tanh"],
  training: { epochs: 30 },
  learningRate: { from: 0.03, to: 0.3, perDecade: 2, extend: 3, seeds: 2 },
  seeds: 6,
};

let directory: string;
const run = (...args: string[]) => actbench(["run", "small.json", ...args], { cwd: directory });
const bytesOf = (endings: string) =>
  readdirSync(join(directory, "results/small"))
    .filter((file) => file.endsWith(endings))
    .reduce((sum, file) => sum + statSync(join(directory, "results/small", file)).size, 0);

interface Plan {
  readonly trials: { readonly at_most: number };
  readonly estimate: { readonly journal_bytes: number; readonly tables_bytes: number };
}

beforeEach(() => {
  directory = temporaryDirectory();
  writeFileSync(join(directory, "small.json"), JSON.stringify(config));
});

describe("actbench run --dry-run", () => {
  it("prints the same plan every time, and what may differ on stderr", async () => {
    const [first, second] = [await run("--dry-run"), await run("-n")];
    expect(first.out).toMatch(
      /trials +up to 60: 12 to tune learning rates \(up to 36 .*\), and up to 24 to/s,
    );
    expect(second.out).toBe(first.out);
    expect(first.err).toMatch(/^about .* with \d+ threads?, and .* of disk .*; nothing was written\n$/);
    expect(first.code).toBe(0);
  });

  it("writes nothing", async () => {
    await run("--dry-run", "--out", "elsewhere");
    expect(readdirSync(directory)).toEqual(["small.json"]);
    expect(existsSync(join(directory, "elsewhere"))).toBe(false);
  });

  it("refuses what a run would refuse", async () => {
    const { code, out, err } = await run("--dry-run", "--set", "seeds=0");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("seeds");
  });

  it("counts a hundred million trials without planning them", async () => {
    const many = ["--set", "seeds=10000", "--set", "learningRate=0.1"];
    const sizes = Array.from({ length: 100 }, (_, i) => i + 1).join();
    const { code, err } = await run(
      "--dry-run",
      ...many,
      "--set",
      `training.batchSize=[${sizes}]`,
      "--set",
      `regularization=[${sizes
        .split(",")
        .slice(0, 50)
        .map((l2) => `{"l2":${l2}}`)
        .join()}]`,
    );
    expect(err).toContain("found 100,000,000 trials");
    expect(code).toBe(2);
  });

  it("estimates the disk that the run then takes, within a factor of 1.5", async () => {
    const { estimate, trials } = JSON.parse((await run("--dry-run", "--json")).out) as Plan;
    await run("--quiet");
    const manifest = readFileSync(join(directory, "results/small/manifest.json"), "utf8");
    expect((JSON.parse(manifest) as { trials: number }).trials).toBeLessThanOrEqual(trials.at_most);
    for (const [estimated, actual] of [
      [estimate.journal_bytes, bytesOf(".jsonl")],
      [estimate.tables_bytes, bytesOf(".csv")],
    ]) {
      expect(actual / estimated).toBeGreaterThan(1 / 1.5);
      expect(actual / estimated).toBeLessThan(1.5);
    }
  });
});
