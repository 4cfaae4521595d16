import { describe, expect, it } from "vitest";
import { makeDataset } from "../../src/datasets/make-dataset.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { activationIn, aTrial } from "./a-trial.js";

const moons = (samples: number, label = "moons") => ({ label, name: "moons", parameters: { samples } });

describe("the cache of data sets", () => {
  it("makes the data of a trial", () => {
    const spec = aTrial({ rootSeed: 4, phase: "tune", seed: 9 });
    expect(createDatasetCache({})(spec)).toEqual(makeDataset(spec.dataset, 4, "tune", 9));
  });

  it("gives every activation, learning rate and label of a seed the same object", () => {
    const datasetOf = createDatasetCache({});
    const first = datasetOf(aTrial());
    expect(datasetOf(aTrial({ activation: activationIn(1, "relu") }))).toBe(first);
    expect(datasetOf(aTrial({ learningRate: 3 }))).toBe(first);
    expect(datasetOf(aTrial({ dataset: moons(64, "two moons") }))).toBe(first);
  });

  it("makes others for another seed, root seed, phase or parameter", () => {
    const datasetOf = createDatasetCache({});
    const made = [{}, { seed: 2 }, { rootSeed: 2 }, { phase: "tune" } as const, { dataset: moons(32) }].map(
      (change) => datasetOf(aTrial(change)),
    );
    expect(new Set(made.map(({ train }) => train.features.join())).size).toBe(made.length);
  });

  it("keeps the 256 that were used last, so that its memory is bounded", () => {
    const datasetOf = createDatasetCache({});
    const seedOf = (seed: number) => datasetOf(aTrial({ seed, dataset: moons(20) }));
    const [first, second] = [seedOf(1), seedOf(2)];
    for (let seed = 3; seed <= 256; seed++) seedOf(seed);
    expect(seedOf(1)).toBe(first);
    seedOf(257);
    expect(seedOf(1)).toBe(first);
    expect(seedOf(2)).not.toBe(second);
  });
});
