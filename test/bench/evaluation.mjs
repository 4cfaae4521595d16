// node test/bench/evaluation.mjs [simd|wide]: of the time that a worker spends on a study, the share that is training, where
// every epoch is evaluated: seven activations, spirals of 512 training rows, 2-32-32-3, batch 32. `npm run build` first;
// `wide` on Node 24. The least of a few turns counts: other work only ever slows.
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { chooseBackend } from "../../dist/modules/experiment/executors/choose-backend.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { givenRateTrials } from "../../dist/modules/experiment/plan.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { trainGroup } from "../../dist/modules/trial/train-group.js";

const [, , backend = "simd"] = process.argv;
const [epochs, turns] = [100, 8];
const kernel = createKernel(chooseBackend(backend, []));
const datasets = createDatasetCache({});
const study = {
  name: "bench",
  datasets: ["spirals"],
  network: { hidden: [32, 32] },
  activations: ["relu", "leaky_relu", "tanh", "sigmoid", "elu", "gelu", "silu"],
  learningRate: 0.1,
  training: { epochs, batchSize: 32, evaluateEvery: 1 },
  seeds: kernel.lanes,
};
const specs = givenRateTrials(loadConfig(JSON.stringify(study), { file: "bench.json" }).experiment);
const groups = study.activations.map((activation, i) => ({
  activation,
  trials: specs.slice(i * kernel.lanes, (i + 1) * kernel.lanes),
  training: Number.POSITIVE_INFINITY,
  rest: Number.POSITIVE_INFINITY,
}));

for (let turn = 0; turn <= turns; turn++) {
  for (const group of groups) {
    const startedAt = performance.now();
    const { trainingSeconds } = trainGroup(kernel, group.trials, datasets, () => performance.now());
    const training = 1000 * trainingSeconds;
    // In the first turn the engine is still compiling.
    if (turn === 0) continue;
    group.training = Math.min(group.training, training);
    group.rest = Math.min(group.rest, performance.now() - startedAt - training);
  }
}

const share = (some) => {
  const [training, rest] = ["training", "rest"].map((key) => some.reduce((sum, each) => sum + each[key], 0));
  return `${((100 * training) / (training + rest)).toFixed(0)} %`;
};
console.table(
  groups.map((group) => ({
    activation: group.activation,
    "training, ms an epoch": (group.training / epochs).toFixed(3),
    "everything else": (group.rest / epochs).toFixed(3),
    "training is": share([group]),
    "speed of relu's": `${((100 * groups[0].training) / group.training).toFixed(0)} %`,
  })),
);
console.log(`training is ${share(groups)} of a worker's time on ${backend}`);
