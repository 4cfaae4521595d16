import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const config = JSON.stringify({
  name: "small",
  datasets: [{ name: "moons", samples: 80 }],
  network: { hidden: [8] },
  activations: ["relu", "tanh"],
  learningRate: 0.5,
  training: { epochs: 20, batchSize: 16, evaluateEvery: 0.5 },
  target: { metric: "train_accuracy", value: 0.85 },
  seeds: 12,
});

describe("compare", () => {
  const directory = sharedDirectory();
  const run = (name: string, ...args: string[]) =>
    actbench(["run", "-", "--out", join(directory, name), "-q", "--jobs", "1", ...args], { stdin: config });

  beforeAll(async () => {
    expect((await run("one")).code).toBe(0);
    expect((await run("again")).code).toBe(0);
    expect((await run("slow", "--set", "learningRate=0.003")).code).toBe(0);
  });

  it("finds a result identical to its repetition", async () => {
    const { code, out } = await actbench(
      ["compare", "one", "again", "--fail-on", "slower,faster,undecided"],
      {
        cwd: directory,
      },
    );
    expect(code).toBe(0);
    expect(out).toContain("Of 2 cells that match, B is identical in all.");
    expect(out).toContain("The two configs are the same.");
  });

  it("names what differs, and ends with 3 where it is told to fail on that", async () => {
    const args = ["compare", "one", "slow", "--format", "json"];
    const { code, out } = await actbench(args, { cwd: directory });
    const { compared, cells } = JSON.parse(out);
    expect({ code, compared }).toEqual({ code: 0, compared: ["learning_rate"] });
    expect(cells[0].outcome).toBe("slower");
    const failing = await actbench([...args, "--fail-on", "slower"], { cwd: directory });
    expect(failing.code).toBe(3);
    expect(failing.err).toContain("--fail-on: B is slower in ");
  });

  it.each([
    [["compare", "one", "nowhere"], "there is no nowhere/journal.jsonl"],
    [["compare", "one"], "missing required argument 'b'"],
    [["compare", "one", "one", "--format", "mardown"], 'unknown format: "mardown"\nDid you mean "markdown"?'],
    [["compare", "one", "one", "--fail-on", "slow"], 'Unknown: "slow". Did you mean "slower"?'],
  ])("refuses %j with 2", async (args, message) => {
    const { code, err } = await actbench(args, { cwd: directory });
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
