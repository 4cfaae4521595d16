// What the benchmarks train: groups of four trials through the product's own training loop.
import { readFileSync } from "node:fs";
import { createSimdKernel } from "../../dist/modules/nn/simd/kernel.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { plan } from "../../dist/modules/experiment/plan.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { trainGroup } from "../../dist/modules/trial/train-group.js";

const wasm = readFileSync(new URL("../../dist/kernel.wasm", import.meta.url));
export const simd = createSimdKernel(wasm);

const datasets = createDatasetCache({});

/** Four trials of one cell, evaluated only before and after training. */
export function trialsOf({ dataset = "moons", hidden, activation, optimizer = "sgd", batchSize, epochs }) {
  const config = {
    name: "bench",
    datasets: [dataset],
    network: { hidden },
    activations: [activation],
    optimizer,
    learningRate: 0.1,
    training: { epochs, batchSize, evaluateEvery: epochs },
    seeds: 4,
  };
  return plan(loadConfig(JSON.stringify(config), { file: "bench.json" }).experiment);
}

/** Training samples per second and core, evaluation left out. */
export function trainedSamplesPerSecond(specs, kernel = simd, rows = 512) {
  const group = specs.slice(0, kernel.lanes);
  const { trainingSeconds } = trainGroup(kernel, group, datasets, () => performance.now());
  return (group.length * rows * group[0].training.epochs) / trainingSeconds;
}
