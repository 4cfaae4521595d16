import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { actbench } from "../helpers/actbench.js";

const room = mkdtempSync(join(tmpdir(), "actbench-cases-"));
cpSync(fileURLToPath(new URL("../fixtures/cases", import.meta.url)), room, { recursive: true });
afterAll(() => rmSync(room, { recursive: true }));

const run = (...args: string[]) => actbench(["run", "--jobs", "1", ...args], { cwd: room });

/** A text on one line, however it was folded. */
const unfolded = (text: string) => text.replaceAll(/\s+/g, " ");

describe("what people reported in public, from config to report:", () => {
  test("of 97 % one class the baseline is said, and a target below it is refused with the remedy", async () => {
    const plan = await run("imbalanced.json", "--dry-run");
    expect(unfolded(plan.out)).toContain("the largest is 96.97 %");
    const refused = await run(
      "imbalanced.json",
      "--dry-run",
      "--set",
      'target={"metric":"train_accuracy","value":0.95}',
    );
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("(0.9697)");
    expect(refused.err).toContain("expected more than 0.9697");
  });

  test("balanced accuracy and F1 are targets that a constant does not meet there", async () => {
    for (const [metric, baseline] of Object.entries({ train_balanced_accuracy: "0.5", train_f1: "0.4923" })) {
      const target = (value: number) =>
        run("imbalanced.json", "--dry-run", "--set", `target={"metric":"${metric}","value":${value}}`);
      expect(await target(0.8)).toMatchObject({ code: 0 });
      expect((await target(0.45)).err).toContain(`expected more than ${baseline}`);
    }
  });

  test("a curve that falls is drawn beside those that blow up", async () => {
    const { out } = await run("gl-plane.json", "--out", "gl");
    const chart = out.slice(out.indexOf("Training loss, median"), out.indexOf("Dead hidden units"));
    expect(chart).toContain("Drawn at the top edge where the loss blew up: tanh");
    expect(chart).not.toMatch(/1e\d/);
    expect(chart).toMatch(/^ +0\.1 ┤/m);
    expect(chart).toMatch(/^ *>[\d.]+ ┤/m);
  });

  test("formulas that overflow are named at load, and the rate at which trials diverged in the warnings", async () => {
    const plan = unfolded((await run("overflow.json", "--dry-run")).out);
    expect(plan).toMatch(/my_softplus: the value is not finite in f32[^:]*write softplus\(x\) instead/);
    expect(plan).toMatch(/my_tanh: the value is not finite in f32[^:]*write tanh\(x\) instead/);
    const report = unfolded((await run("overflow.json", "--out", "overflow")).out);
    expect(report).toMatch(/not finite in f32: my_softplus on moons\(samples=200\) at a learning rate of 30/);
  });

  test("a target that is met before training is refused with the baseline", async () => {
    const { code, err } = await run("reached-at-once.json");
    expect(code).toBe(2);
    expect(err).toContain("so that no two activations can be compared by it; expected more than 0.5");
  });

  test("every rate of 0.01 to 0.05 is tried, and the config says how far the grid may grow", async () => {
    const { code } = await run(
      "tuned-two-networks.json",
      "--out",
      "tuned",
      "--set",
      "learningRate.extend=0",
      "--quiet",
    );
    expect(code).toBe(0);
    const [head, ...rows] = readFileSync(join(room, "tuned", "tuning.csv"), "utf8")
      .trimEnd()
      .split("\n");
    const rate = head.split(",").indexOf("learning_rate");
    expect([...new Set(rows.map((row) => Number(row.split(",")[rate])))]).toEqual([0.01, 0.0316, 0.05]);
  });
});
