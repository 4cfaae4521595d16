import { expect, it } from "vitest";
import { checkConfig } from "../../src/experiment/load-config.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { marksOf } from "../../src/race/draw/units.js";
import { heatsOf } from "../../src/race/race.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trainStepwise } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";

const share = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it.each(["relu", "tanh", "maxout"])(
  "the units of %s one by one add up to the shares that its curve has, in every lane of both kernels",
  (activation) => {
    const { experiment } = checkConfig(
      {
        datasets: { name: "moons", samples: 80 },
        network: { hidden: [8, 12] },
        activations: [activation],
        learningRate: 1,
        training: { epochs: 3 },
        seeds: 4,
      },
      () => "",
    );
    const group = heatsOf(experiment, 4).flat()[0];
    for (const [kernel, specs] of [
      [loadKernel(), group] as const,
      [referenceKernel(), [group[0]]] as const,
    ]) {
      let evaluations = 0;
      for (const { curves, units } of trainStepwise(
        kernel as never,
        specs,
        createDatasetCache({}),
        () => 0,
      )) {
        evaluations++;
        for (const lane of specs.keys()) {
          const layers = units(lane);
          expect(layers.map(({ dead }) => dead.length)).toEqual([8, 12]);
          for (const [l, layer] of layers.entries()) {
            const { dead, saturated } = curves[lane].layers[l];
            expect(share(layer.dead)).toBeCloseTo(dead?.at(-1) ?? -1, 6);
            expect(share(layer.saturated)).toBeCloseTo(saturated?.at(-1) ?? -1, 6);
          }
        }
      }
      expect(evaluations).toBe(4);
    }
  },
);

it("a mark is crossed out where all that it stands for are dead, else filled as far as they are saturated", () => {
  expect(marksOf({ dead: [1, 0, 0.5, 0], saturated: [1, 0.5, 1, 0] })).toEqual(["dead", 2, 4, 0]);
  const wide = {
    dead: [1, 1, ...Array.from({ length: 62 }, () => 0)],
    saturated: Array.from({ length: 64 }, (_, i) => i % 2),
  };
  expect(marksOf(wide)).toEqual(["dead", ...Array.from({ length: 31 }, () => 2)]);
});
