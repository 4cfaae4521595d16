import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerGradcheck } from "../../src/cli/gradcheck.js";
import { losses } from "../../src/nn/losses/index.js";
import type { NetworkCheck } from "../../src/experiment/check-network.js";
import { gradcheckText } from "../../src/reports/terminal/gradcheck.js";
import { inventedExperiment } from "../helpers/invented-study.js";
import { runCommand } from "../helpers/run-command.js";

const gradcheck = (...argv: readonly string[]) => runCommand(registerGradcheck, "gradcheck", ...argv);

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "actbench-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

test("an activation of the catalogue passes with every loss and task, and the exit code is 0", async () => {
  const { out, exitCode } = await gradcheck("--activation", "relu", "-a", "prelu");
  expect(out).toMatch(/^All 10 networks passed/);
  expect(out.match(/passed$/gm)).toHaveLength(10);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(exitCode).toBe(0);
});

test("--json has a row per parameter tensor", async () => {
  const { out } = await gradcheck("-a", "elu", "--json");
  const { passed, networks } = JSON.parse(out);
  expect(passed).toBe(true);
  expect(networks[0]).toMatchObject({ activation: "elu", loss: "cross_entropy", passed: true });
  expect(networks[0].tensors[0]).toMatchObject({ tensor: "weights", passed: true });
});

test("a config's own networks and activations are checked", async () => {
  const config = join(directory, "config.json");
  writeFileSync(
    config,
    JSON.stringify({
      datasets: "spirals",
      network: [{ hidden: [3] }, { hidden: [4, 3] }],
      activations: ["tanh", { name: "mine", formula: "x * tanh(exp(x))" }],
    }),
  );
  const { out } = await gradcheck(config);
  expect(out).toMatch(/^All 20 networks passed/);
  expect(out).toMatch(/mine +4x3 +mean_squared_error/);
  expect((await gradcheck(config, "-a", "mine")).out).toMatch(/^All 10 networks passed/);
  await expect(gradcheck(config, "-a", "tanj")).rejects.toMatchObject({
    message: 'the config has no activation "tanj"',
    remedy: 'Did you mean "tanh"?',
  });
});

test("an unknown activation is refused with the nearest name", async () => {
  await expect(gradcheck("-a", "rel")).rejects.toMatchObject({ remedy: 'Did you mean "relu"?', exitCode: 2 });
});

test("the report names the worst tensor of a network that failed", () => {
  const tensor = { point: 0, afterSteps: 0, compared: 4, skipped: 0, passed: true, relativeError: 1e-9 };
  const check: NetworkCheck = {
    activation: inventedExperiment.activations[3],
    hidden: [4],
    loss: losses.get("cross_entropy"),
    task: "classification" as const,
    regularization: { l1: 0, l2: 0, dropout: 0 },
    tensors: [
      { ...tensor, layer: 0, tensor: "weights" },
      { ...tensor, layer: 1, tensor: "bias", relativeError: 0.3, passed: false },
    ],
    compared: 8,
    skipped: 0,
    relativeError: 0.3,
    passed: false,
  };
  const text = gradcheckText([check], { columns: 120, colour: false, unicode: true });
  expect(text).toMatch(
    /^1 of 1 network failed: relu with cross_entropy, bias of layer 2 \(error 3\.0e-1\)\./,
  );
  expect(text).toContain("FAILED");
});
