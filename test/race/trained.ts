import { checkConfig } from "../../src/experiment/load-config.js";
import type { Mlp } from "../../src/nn/mlp.js";
import { heatsOf } from "../../src/race/race.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import type { TrialResult } from "../../src/trial/result.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";

/** A race that takes a moment. */
export const config = {
  datasets: { name: "moons", samples: 80 },
  network: { hidden: [8, 8] },
  activations: ["tanh", "relu", { name: "mine", formula: "x * tanh(exp(x))" }],
  training: { epochs: 8 },
  seeds: 5,
};

export interface Trained {
  readonly result: TrialResult;
  readonly weights: readonly number[];
}

/** Trials with the bits of their final parameters, as the terminal's engine gives them. */
export function trainHere(): Trained[] {
  const { experiment } = checkConfig(config, () => "");
  const datasets = createDatasetCache({});
  return heatsOf(experiment, 4)
    .flat()
    .flatMap((group) => {
      let last: Mlp<number> | undefined;
      const { results } = trainGroup(
        loadKernel(),
        group,
        datasets,
        () => 0,
        (mlp) => (last = mlp),
      );
      const { kernel, parameters, parameterCount } = last as unknown as Mlp<number>;
      return results.map((result, lane) => ({
        result,
        weights: [...kernel.read(parameters, lane, parameterCount)],
      }));
    });
}

export const byId = (trials: readonly Trained[]): readonly Trained[] =>
  trials.toSorted((a, b) => a.result.id.localeCompare(b.result.id));
