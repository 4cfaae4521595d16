// What the benchmarks train: groups of trials through the product's own training loop.
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { givenRateTrials } from "../../dist/modules/experiment/plan.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { trainGroup } from "../../dist/modules/trial/train-group.js";

export const simd = createKernel("simd");

const datasets = createDatasetCache({});

/** Trials of one cell, one a seed, evaluated only before and after training. */
export const trialsOf = (study) => givenRateTrials(experimentOf(study));

export function experimentOf({
  dataset = "moons",
  hidden,
  activation,
  optimizer = "sgd",
  batchSize,
  epochs,
  seeds = 8,
}) {
  const config = {
    name: "bench",
    datasets: [dataset],
    network: { hidden },
    activations: [activation],
    optimizer,
    learningRate: 0.1,
    training: { epochs, batchSize, evaluateEvery: epochs },
    seeds,
  };
  return loadConfig(JSON.stringify(config), { file: "bench.json" }).experiment;
}

/** Training samples per second and core of one group of the kernel, evaluation left out. */
export function trainedSamplesPerSecond(specs, kernel = simd) {
  const group = specs.slice(0, kernel.lanes);
  const rows = datasets(group[0]).train.rows;
  const { trainingSeconds } = trainGroup(kernel, group, datasets, () => performance.now());
  return (group.length * rows * group[0].training.epochs) / trainingSeconds;
}
