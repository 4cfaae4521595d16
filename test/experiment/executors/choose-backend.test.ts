import { describe, expect, it } from "vitest";
import { createKernel } from "../../../src/experiment/executors/backend.js";
import { chooseBackend } from "../../../src/experiment/executors/choose-backend.js";
import { loadConfig } from "../../../src/experiment/load-config.js";
import { givenRateTrials } from "../../../src/experiment/plan.js";
import type { Kernel } from "../../../src/nn/kernel.js";
import { createDatasetCache } from "../../../src/trial/dataset-cache.js";
import { trainGroup } from "../../../src/trial/train-group.js";
import { smallConfig } from "../../helpers/small-config.js";

const study = (epochs: number) =>
  loadConfig(JSON.stringify({ datasets: "moons", activations: "tanh", seeds: 10, training: { epochs } }), {
    file: "study.json",
    readFile: () => "",
  }).experiment;

describe("the kernel of a run", () => {
  it("is the one that was asked for", () => {
    for (const backend of ["simd", "wide", "reference"] as const)
      expect(chooseBackend(backend, [study(1)])).toBe(backend);
  });

  it("is that of four trials for what is trained in a moment", () => {
    expect(chooseBackend(undefined, [study(10), study(20)])).toBe("simd");
  });

  it("is tried beside the code of kernels that are at work", () => {
    const { experiment } = loadConfig(JSON.stringify(smallConfig), { file: "small", readFile: () => "" });
    const kernel = createKernel("simd") as Kernel<unknown>;
    const train = () => {
      const { results } = trainGroup(kernel, givenRateTrials(experiment), createDatasetCache({}), () => 0);
      return results.map(({ state }) => state);
    };
    const before = train();
    chooseBackend(undefined, [study(5000)]);
    expect(train()).toEqual(before);
  });

  it("is else the faster of the two that give the same bits, and of four trials where nothing merges pairs", () => {
    const canMerge = /^2[46]\./.test(process.versions.node);
    expect(canMerge ? ["simd", "wide"] : ["simd"]).toContain(chooseBackend(undefined, [study(5000)]));
  });
});
