import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeRuns } from "../../src/claims/judge-runs.js";
import { comparePaired } from "../../src/stats/index.js";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const columns = { time: "epoch", value: "loss", arm: "optimizer", seed: "seed" };
const target = { value: 0.5, goal: "minimize" } as const;

/** Losses that fall evenly from 1 to 0 over `seconds`; at 0.5 half of that has passed. */
const falling = (arm: string, seed: number, epochs: number): string[] =>
  [0, 1, 2, 3, 4].map((i) => `${(i * epochs) / 4},${1 - i / 4},${arm},${seed}`);

const table = (...rows: readonly string[][]): string =>
  ["epoch,loss,optimizer,seed", ...rows.flat()].join("\n");

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const sgd = seeds.flatMap((seed) => falling("sgd", seed, 40 + 2 * seed));
const adam = seeds.flatMap((seed) => falling("adam", seed, 10 + seed));

/** Rows with what they measure before them. */
const of = (key: string, rows: readonly string[]): string[] => rows.map((row) => `${key},${row}`);

describe("judging other people's runs", () => {
  it("gives the statistics of actbench's own comparison", () => {
    const { verdicts, arms, status } = judgeRuns(table(sgd, adam), { columns, target });
    const expected = comparePaired(
      seeds.map((seed) => ({
        a: { reached: true, time: (10 + seed) / 2 },
        b: { reached: true, time: 20 + seed },
      })),
      { alternative: "greater" },
    );
    expect(status).toBe("exploratory");
    expect(arms).toEqual([
      { arm: "sgd", runs: 8, reached: 8, medianTime: 24.5 },
      { arm: "adam", runs: 8, reached: 8, medianTime: 7.25 },
    ]);
    expect(verdicts).toMatchObject([
      { faster: "adam", than: "sgd", verdict: "supported", pairs: 8, unpaired: [] },
    ]);
    expect(verdicts[0].estimate).toEqual(expected.estimate);
    expect(verdicts[0].interval).toEqual(expected.interval);
    expect(verdicts[0].p).toBe(expected.p);
  });

  it("refutes what is claimed and not so", () => {
    const claims = [{ faster: "adam", than: "sgd", times: 6 }];
    expect(judgeRuns(table(sgd, adam), { columns, target, claims }).verdicts).toMatchObject([
      { verdict: "direction only", times: 6 },
    ]);
  });

  it("takes the rows of one metric, as MLflow has all in one table", () => {
    const losses = [...of("loss", sgd), ...of("loss", adam)];
    const accuracies = of("accuracy", adam);
    const text = ["key,epoch,loss,optimizer,seed", ...losses, ...accuracies].join("\n");
    expect(judgeRuns(text, { columns, target, where: { key: "loss" } }).verdicts).toEqual(
      judgeRuns(table(sgd, adam), { columns, target }).verdicts,
    );
    expect(() => judgeRuns(text, { columns, target })).toThrow(/two values at time 0/);
    expect(() => judgeRuns(text, { columns, target, where: { key: "lsos" } })).toThrowError(
      expect.objectContaining({
        message: 'the table: no row has "lsos" in column key (--where)',
        remedy: 'Did you mean "loss"?',
      }),
    );
  });

  it.each([
    ["Weights & Biases", "Step,a - loss,a - loss__MIN,a - loss__MAX"],
    ["TensorBoard", "Wall time,Step,Value"],
    ["MLflow", "run_id,key,value,step,timestamp"],
  ])("says what to do with a table that %s wrote and that names no runs", (tool, header) => {
    expect(() => judgeRuns(`${header}\n`, { columns, target })).toThrowError(
      expect.objectContaining({ remedy: expect.stringContaining(tool) }),
    );
  });

  it("pairs seeds that both have, names the others, and decides nothing where none is shared", () => {
    const other = seeds.flatMap((seed) => falling("adam", seed + 100, 10));
    expect(judgeRuns(table(sgd, other), { columns, target }).verdicts).toMatchObject([
      { verdict: "inconclusive", pairs: 0 },
    ]);
    const { verdicts } = judgeRuns(table(sgd, adam, falling("adam", 9, 10)), { columns, target });
    expect(verdicts).toMatchObject([{ pairs: 8, unpaired: ["9"] }]);
  });

  it("takes a run that never arrives, or whose loss became NaN, as longer than its last row", () => {
    const never = [`0,1,adam,9`, `50,,adam,9`];
    const { verdicts, arms } = judgeRuns(table(sgd, adam, falling("sgd", 9, 58), never), { columns, target });
    expect(arms[1]).toMatchObject({ runs: 9, reached: 8 });
    expect(verdicts).toMatchObject([{ pairs: 9, censored: 1 }]);
  });

  it("reads accuracies that rise, rows in any order, tabs and semicolons", () => {
    const rising = table(sgd, adam).replaceAll(
      /^([\d.]+),([\d.]+)/gm,
      (_, time, loss) => `${time},${1 - loss}`,
    );
    const [header, ...rows] = rising.split("\n");
    const text = [header, ...rows.toReversed()].join("\n").replaceAll(",", "\t");
    const found = judgeRuns(text, { columns, target: { value: 0.5, goal: "maximize" } });
    expect(found.arms).toContainEqual({ arm: "adam", runs: 8, reached: 8, medianTime: 7.25 });
  });

  it.each([
    ["epoch,los,optimizer,seed\n0,1,a,1", /no column "loss"/],
    ["epoch,loss,optimizer,seed\n0,one,a,1", /row 1 below the header, column loss: found "one"/],
    ["epoch,loss,optimizer,seed\n-1,1,a,1", /expected a time of at least 0/],
    ["epoch,loss,optimizer,seed\n0,1,a,", /column seed: found "", expected a name/],
    ["epoch,loss,optimizer,seed\n1,1,a,1\n1,2,a,1", /two values at time 1/],
    ["epoch,loss,optimizer,seed\n1,1,a,1", /found 1 values in column optimizer/],
  ])("refuses %j with what is wrong and where", (text, message) => {
    expect(() => judgeRuns(text, { columns, target })).toThrow(message);
  });

  it("is what actbench judge says of a table", async () => {
    const file = join(temporaryDirectory(), "runs.csv");
    writeFileSync(file, table(sgd, adam));
    const args = ["judge", file, "--time", "epoch", "--value", "loss", "--arm", "optimizer"];
    const refused = await actbench([...args, "--target", "0.5"]);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(/--seed is missing/);
    const { code, out } = await actbench([...args, "--seed", "seed", "--target", "0.5"]);
    expect(code).toBe(0);
    expect(out).toMatch(/✓ supported: adam reaches loss ≤ 0\.5 3\.\d × sooner than sgd \(95 % interval/);
  });
});
