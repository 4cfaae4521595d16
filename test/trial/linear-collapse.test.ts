import { describe, expect, it } from "vitest";
import { customActivation } from "../../src/activations/resolve.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial, named } from "./a-trial.js";

const datasets = createDatasetCache({});

/** What a trial's result says of the collapse, on the reference kernel. */
function collapseOf(spec: TrialSpec): number | undefined {
  const [result] = trainGroup(referenceKernel(), [spec], datasets, () => 0).results;
  if (result.state !== "completed") throw new Error(`it is ${result.state}`);
  return result.linearCollapse;
}

const deep = (activation: TrialSpec["activation"], change: Partial<TrialSpec> = {}): TrialSpec =>
  aTrial({ hidden: [8, 8, 8, 8], activation, learningRate: 0.05, ...change });

const layersOf = (formula: string): TrialSpec["activation"] => ({
  label: "mine",
  layers: [1, 2, 3, 4].map(() => customActivation({ name: "mine", formula })),
});

describe("the collapse of a trained network", () => {
  it.each([
    ["linear layers", activationIn(4, "linear")],
    ["a user's affine formula, its offset included", layersOf("0.5 - 1.5 * x")],
    ["a formula that is affine once it is simplified", layersOf("2 * (x + 1) - x")],
  ])("of %s is one affine map but for rounding in f64", (_title, activation) => {
    const error = collapseOf(deep(activation));
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1e-14);
  });

  it("of linear layers stays within single precision's rounding on the SIMD kernel", () => {
    const specs = [1, 2].map((seed) => deep(activationIn(4, "linear"), { seed }));
    for (const result of trainGroup(loadKernel(), specs, datasets, () => 0).results) {
      if (result.state !== "completed") throw new Error(`it is ${result.state}`);
      expect(result.linearCollapse).toBeGreaterThan(0);
      expect(result.linearCollapse).toBeLessThan(1e-5);
    }
  });

  it.each([
    ["ReLU in every layer", deep(activationIn(4, "relu"))],
    [
      "ReLU in one layer of four",
      deep({
        label: "mixed",
        layers: [...activationIn(3, "linear").layers, ...activationIn(1, "relu").layers],
      }),
    ],
    ["a slope that is learned", deep(activationIn(4, "prelu"))],
    ["no hidden layer", aTrial({ hidden: [] })],
  ])("is not spoken of with %s", (_title, spec) => {
    expect(collapseOf(spec)).toBeUndefined();
  });

  it("is 0 where the outputs are all 0", () => {
    const still = { learningRate: 0, initializer: named("zeros") };
    expect(collapseOf(deep(activationIn(4, "linear"), still))).toBe(0);
  });
});
