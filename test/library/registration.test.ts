import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { merge, register, run, runShard, verify, type Config } from "../../src/index.js";
import { reportContent } from "../../src/reports/content/content.js";
import { jsonReport } from "../../src/reports/formats/json.js";
import { readManifest } from "../../src/results/manifest.js";
import { smallConfig } from "../helpers/small-config.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const tanhFirst = { faster: "tanh", than: "relu" };
const config = { ...smallConfig, claims: [tanhFirst] } satisfies Config;

let directory: string;
beforeEach(() => {
  directory = join(temporaryDirectory(), "r");
});

const file = () => join(directory, "registration.json");
const train = (change: Config | object = {}, options = {}) =>
  run({ ...config, ...change }, { directory, jobs: 1, ...options });
const statuses = async (...given: Parameters<typeof train>) => {
  const findings = await train(...given);
  return { findings, all: findings.verdicts.map(({ claim, status }) => `${claim} ${status}`) };
};

const merging = (...given: Parameters<typeof merge>) => expect(merge(...given)).rejects;

describe("a study that is run as registered", () => {
  test("may be trained in shards that hold its registration, merged under it and verified", async () => {
    const { sha256, registeredAt } = register(config, { directory });
    const shards = [1, 2].map((index) => join(temporaryDirectory(), `shard-${index}`));
    for (const [i, shard] of shards.entries()) {
      mkdirSync(shard);
      copyFileSync(file(), join(shard, "registration.json"));
      const part = { index: i + 1, count: 2 };
      const changed = { ...config, training: { epochs: 3, batchSize: 16 } };
      await expect(runShard(changed, part, { directory: shard, jobs: 1 })).rejects.toMatchObject({
        message: expect.stringContaining("training.epochs: 2 → 3") as string,
        remedy: "Train what was registered: shards can't deviate from it.",
      });
      await runShard(config, part, { directory: shard, jobs: 1 });
    }
    const { study, verdicts } = await merge(directory, shards, { jobs: 1 });
    expect(study.looks.registered).toEqual({ sha256, registeredAt, changes: [] });
    expect(verdicts.map(({ status }) => status)).toEqual(["declared"]);
    const registration = { sha256, registeredAt, changes: [] };
    expect(await verify(directory, { jobs: 1 })).toMatchObject({ registration, trained: 4, differences: [] });
  });

  test("is not merged from shards of another registration, or of none, nor into a directory without it", async () => {
    const { sha256 } = register(config, { directory });
    const root = temporaryDirectory();
    const [held, bare] = ["held", "bare"].map((name) => join(root, name));
    mkdirSync(held);
    copyFileSync(file(), join(held, "registration.json"));
    for (const [i, shard] of [held, bare].entries())
      await runShard(config, { index: i + 1, count: 2 }, { directory: shard, jobs: 1 });
    const whole = join(root, "whole");
    await runShard(config, { index: 1, count: 1 }, { directory: whole, jobs: 1 });
    await merging(directory, [held, bare], { jobs: 1 }).toThrow(
      `was trained under ${sha256}, and ${join(bare, "journal.jsonl")} without a registration`,
    );
    await merging(directory, [whole], { jobs: 1 }).toThrow(
      "is there, and the shards were trained without it",
    );
    rmSync(held, { recursive: true });
    mkdirSync(held);
    copyFileSync(file(), join(held, "registration.json"));
    await runShard(config, { index: 1, count: 1 }, { directory: held, jobs: 1 });
    await merging(join(root, "out"), [held], { jobs: 1 }).toThrow("registration.json is missing");
    register({ ...config, seeds: 3 }, { directory, force: true });
    await merging(directory, [held], { jobs: 1 }).toThrow("registration.json is another, of SHA-256");
  });

  test("says so in every report and the manifest, and is verified", async () => {
    const { sha256, claims, registeredAt } = register(config, { directory });
    expect(claims).toEqual([{ name: "tanh-1x-relu", statement: "tanh converges faster than relu" }]);
    const { findings, all } = await statuses();
    expect(all).toEqual(["tanh-1x-relu declared"]);
    expect(reportContent(findings)?.basis).toContain(
      `Registered on ${registeredAt.slice(0, 10)}, before any trial (SHA-256 ${sha256.slice(0, 12)}…), and run as registered. `,
    );
    const registration = { sha256, registeredAt, changes: [] };
    expect(JSON.parse(jsonReport(findings))).toMatchObject({ registration });
    expect(readManifest(directory).registration).toEqual(registration);
    expect(await verify(directory, { jobs: 1 })).toMatchObject({ registration, trained: 4, differences: [] });
  });

  test("has the same tables as one that is not registered", async () => {
    await train();
    const before = readFileSync(join(directory, "claims.csv"), "utf8");
    const other = `${directory}-registered`;
    register(config, { directory: other });
    await train({}, { directory: other });
    expect(readFileSync(join(other, "claims.csv"), "utf8")).toBe(before);
  });
});

describe("what was changed since", () => {
  const second = { faster: "relu", than: "tanh" };
  const changed = { training: { epochs: 3, batchSize: 16 }, claims: [tanhFirst, second] };

  test("is refused with all of it, and nothing is trained", async () => {
    register(config, { directory });
    const error = await train(changed).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /registration\.json is of something else, which this changes:\n {2}training\.epochs: 2 → 3\n {2}claims\.1: nothing → \{"faster":"relu"/,
      ) as string,
      remedy: "Run what was registered, or give deviate: every report then says what was changed.",
      exitCode: 2,
    });
    expect(await statuses()).toMatchObject({ all: ["tanh-1x-relu declared"] });
  });

  test("is marked where one deviates, stays marked, and makes what was not registered exploratory", async () => {
    register(config, { directory });
    const { findings, all } = await statuses(changed, { deviate: true });
    expect(all).toEqual(["tanh-1x-relu declared", "relu-1x-tanh exploratory"]);
    const content = reportContent(findings);
    expect(content?.basis).toContain(", but changed since: training.epochs: 2 → 3; claims.1: nothing →");
    expect(content?.verdicts?.claims[1].statement).toBe(
      "relu converges faster than tanh (exploratory, as it is not what was registered)",
    );
    expect(await verify(directory, { jobs: 1 })).toMatchObject({ differences: [] });
    // What is marked already needs no second word.
    expect((await statuses(changed)).all).toEqual(all);
    await expect(train({ ...changed, seeds: 3 }, { extend: true })).rejects.toThrow(
      "seeds: [1, 2] → [1 to 3]",
    );
    const back = await train({}, { extend: true });
    expect(back.study.looks.registered?.changes).toContain("training.epochs: 2 → 3");
  });

  test("makes every claim exploratory where it is the target", async () => {
    register(config, { directory });
    const target = { metric: "train_accuracy", value: 0.8 } as const;
    expect((await statuses({ target }, { deviate: true })).all).toEqual(["tanh-1x-relu exploratory"]);
  });

  test("may be the data", async () => {
    const path = join(temporaryDirectory(), "own.csv");
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${(i * 7) % 5},${i % 2 ? "a" : "b"}\n`);
    writeFileSync(path, `x,y,kind\n${rows.join("")}`);
    const datasets = { name: "csv", path, target: "kind" } as const;
    expect(Object.keys(register({ ...config, datasets }, { directory }).data)).toEqual(["own"]);
    writeFileSync(path, `x,y,kind\n${rows.toReversed().join("")}`);
    await expect(train({ datasets })).rejects.toThrow(/SHA-256\.own: "[0-9a-f]{16}.* → "/);
  });
});

describe("a registration", () => {
  test("comes before the trials, and replaces another only by force", async () => {
    const first = register(config, { directory });
    expect(() => register(config, { directory })).toThrow(`there is a ${file()} already`);
    expect(register({ ...config, seeds: 3 }, { directory, force: true }).sha256).not.toBe(first.sha256);
    await train({ seeds: 3 });
    expect(() => register(config, { directory, force: true })).toThrow("holds trials already");
  });

  test("that was changed is refused with both hashes", async () => {
    const { sha256 } = register(config, { directory });
    writeFileSync(file(), readFileSync(file(), "utf8").replace('"value": 0.95', '"value": 0.8'));
    await expect(train()).rejects.toThrow(
      new RegExp(`was changed: .* SHA-256 [0-9a-f]{64}, and it says ${sha256}`),
    );
    writeFileSync(file(), "{}");
    await expect(train()).rejects.toThrow("is not as actbench wrote it");
  });

  test("that came after the trials, is gone or is another is no registration of theirs", async () => {
    const other = join(temporaryDirectory(), "other");
    mkdirSync(other);
    register({ ...config, name: "other" }, { directory: other });
    const put = () => copyFileSync(join(other, "registration.json"), file());
    const faults = async () => (await verify(directory, { jobs: 1, sample: 1 })).differences;
    await train();
    put();
    await expect(train()).rejects.toThrow("was put there after trials were trained");
    expect(await faults()).toEqual([expect.stringContaining("and the study was run without one")]);
    rmSync(file());
    await train({}, { force: true });
    rmSync(directory, { recursive: true });
    register(config, { directory });
    await train();
    put();
    await expect(train()).rejects.toThrow("is another, of SHA-256");
    expect(await faults()).toEqual([expect.stringContaining("and the study was run with the SHA-256")]);
    rmSync(file());
    await expect(train()).rejects.toThrow("is gone");
    expect(await faults()).toEqual(["registration.json is missing: the study was registered"]);
  });
});
