import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory, temporaryDirectory } from "../helpers/temporary-directory.js";

const config = {
  datasets: { name: "moons", samples: 40 },
  network: { hidden: [4] },
  activations: ["tanh", "relu"],
  learningRate: 0.1,
  training: { epochs: 3 },
  seeds: 5,
};
const trained = sharedDirectory();
let cwd: string;
const inResult = (file: string): string => join(cwd, "out", file);
const verify = (...args: string[]) => actbench(["verify", "out", ...args], { cwd });

beforeAll(async () => {
  writeFileSync(join(trained, "config.json"), JSON.stringify(config));
  await actbench(["run", "config.json", "--quiet", "--jobs", "1", "--out", "out"], { cwd: trained });
});
beforeEach(() => {
  cwd = temporaryDirectory();
  cpSync(trained, cwd, { recursive: true });
});

/** Changes the text of the journal's second trial, and seals it anew. */
function forge(change: (text: string) => string): void {
  const lines = readFileSync(inResult("journal.jsonl"), "utf8").split("\n");
  const text = change(lines[2].replace(/,"crc32":"\w+"\}$/, "}"));
  const sum = crc32(text).toString(16).padStart(8, "0");
  lines[2] = `${text.slice(0, -1)},"crc32":"${sum}"}`;
  writeFileSync(inResult("journal.jsonl"), lines.join("\n"));
}

describe("actbench verify", () => {
  it("trains every trial again, or a sample, and finds the same bytes", async () => {
    const all = await verify();
    expect(all).toMatchObject({ code: 0, err: "" });
    expect(all.out).toMatch(
      /files have the hashes of the manifest\n10 of 10 trials, trained again, are the same/,
    );
    expect((await verify("--sample", "3")).out).toContain("3 of 10 trials");
  });

  it("exits with 1 and the file when an output was changed or is gone", async () => {
    appendFileSync(inResult("trials.csv"), "\n");
    rmSync(inResult("curves.csv"));
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toMatch(/trials\.csv is not as it was written: SHA-256/);
    expect(out).toContain("curves.csv is missing");
  });

  it("exits with 1 and the first difference when a journalled figure is not what training gives", async () => {
    forge((text) => text.replace(/"train_loss":\[(\d)/, '"train_loss":[9$1'));
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toMatch(/trial \w{16} differs: curve\.metrics\.train_loss\.0: 9[\d.]+ → [\d.]+/);
  });

  it("asks for the config when the data are in a CSV file", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i % 2 ? "a" : "b"}`);
    writeFileSync(join(cwd, "own.csv"), `x,y,kind\n${rows.join("\n")}\n`);
    const own = { ...config, datasets: { name: "csv", path: "own.csv", target: "kind" } };
    writeFileSync(join(cwd, "own.json"), JSON.stringify(own));
    await actbench(["run", "own.json", "--quiet", "--jobs", "1", "--out", "out", "--force"], { cwd });
    expect(await verify()).toMatchObject({ code: 2, out: "" });
    expect(await verify("--config", "own.json")).toMatchObject({ code: 0 });
    appendFileSync(join(cwd, "own.csv"), "1,2,a\n");
    const changed = await verify("--config", "own.json");
    expect(changed).toMatchObject({ code: 2, out: "" });
    expect(changed.err).toContain("own.json does not give the study's data: own.csv with the SHA-256");
  });
});
