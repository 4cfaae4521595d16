// npm run bench:study: CS231n's spirals (512 rows to train on), 7 activations x 7 rates x 20 seeds x 150 epochs,
// evaluated after every epoch, through the command line, and the same networks in PyTorch with all of an activation in
// one baddbmm. Both must find the same accuracies; then cores x seconds of both are compared, Python's start left out
// and ours counted.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { givenRateTrials } from "../../dist/modules/experiment/plan.js";
import { median } from "../../dist/modules/stats/index.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { replayTrial } from "../../dist/modules/trial/replay.js";
import { simd } from "./training.mjs";

const activations = ["sigmoid", "tanh", "softsign", "relu", "leaky_relu", "elu", "silu"];
const rates = [0.01, 0.03, 0.1, 0.3, 0.5, 1, 2];
const seeds = 20;
const epochs = 150;
const cores = cpus().length;
/** By so much the median final accuracy of an activation, over rates and seeds, may differ: batches are drawn apart. */
const tolerance = 0.01;

const config = {
  datasets: { name: "spirals", samples: 640 },
  network: { hidden: [32, 32] },
  activations,
  optimizer: "sgd",
  learningRate: rates,
  training: { epochs, batchSize: 32, evaluateEvery: 1 },
  seeds,
};
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-study-"));

try {
  const own = runStudy();
  const threads = [1, cores].map((count) => runPyTorch(count));
  console.log(`Node ${process.versions.node}, ${cores} cores of ${cpus()[0].model}; all results match`);
  console.table(
    [
      { study: `actbench run, ${cores} jobs`, seconds: own.seconds, cores },
      ...threads.map(({ seconds, count }) => ({ study: "PyTorch, batched", seconds, cores: count })),
    ].map(({ study, seconds, cores: used }) => ({
      study,
      cores: used,
      seconds: seconds.toFixed(1),
      "core seconds": (seconds * used).toFixed(0),
      "actbench is cheaper by": `${((seconds * used) / (own.seconds * cores)).toFixed(2)} ×`,
    })),
  );

  function runPyTorch(count) {
    writeArrays(count);
    let seconds = 0;
    for (const activation of activations) {
      const out = execFileSync("/usr/bin/python3", ["-B", here("peers/study.py"), scratch, activation], {
        encoding: "utf8",
      });
      const answer = JSON.parse(out);
      seconds += answer.seconds;
      check(activation, median(answer.accuracy.flat()), median(own.accuracy(activation)));
    }
    return { seconds, count };
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The study through the command line: wall-clock seconds, and final training accuracies by activation. */
function runStudy() {
  const file = join(scratch, "config.json");
  writeFileSync(file, JSON.stringify(config));
  const out = join(scratch, "out");
  const startedAt = performance.now();
  execFileSync(process.execPath, [here("../../bin/actbench.js"), "run", file, "--quiet", "--out", out], {
    stdio: "ignore",
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const [head, ...rows] = readFileSync(join(out, "trials.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const [name, value] = ["activation", "final_train_accuracy"].map((column) => head.indexOf(column));
  if (value < 0) throw new Error(`no final_train_accuracy among ${head.join(", ")}`);
  return {
    seconds,
    accuracy: (activation) => rows.filter((row) => row[name] === activation).map((row) => Number(row[value])),
  };
}

/** What both train: the rows of every seed, and the initial weights of every activation and seed. */
function writeArrays(threads) {
  const once = { ...config, learningRate: rates[0], training: { ...config.training, epochs: 1 } };
  const { experiment } = loadConfig(JSON.stringify(once), { file: "study.json" });
  const datasets = createDatasetCache({});
  const replays = givenRateTrials(experiment).map((spec) => replayTrial(simd, spec, datasets).replay);
  const of = (activation) => replays.filter(({ spec }) => spec.activation.label === activation);
  const write = (name, array) => writeFileSync(join(scratch, name), array);
  const one = of(activations[0]);
  for (const part of ["train", "test"]) {
    write(`${part}.features.f32`, new Float32Array(one.flatMap(({ data }) => data[part].features.flat())));
    write(`${part}.labels.i32`, new Int32Array(one.flatMap(({ data }) => data[part].targets)));
  }
  for (const activation of activations) {
    for (const l of one[0].initial.keys()) {
      write(
        `${activation}.${l}.f32`,
        new Float32Array(of(activation).flatMap(({ initial }) => initial[l].weights.flat())),
      );
    }
  }
  const { data, initial } = one[0];
  write(
    "study.json",
    JSON.stringify({
      threads,
      seeds,
      rates,
      epochs,
      inputs: data.train.features[0].length,
      classes: initial.at(-1).bias.length,
      hidden: config.network.hidden,
      batch: config.training.batchSize,
      train: data.train.targets.length,
      test: data.test.targets.length,
    }),
  );
}

function check(activation, found, expected) {
  if (!(Math.abs(found - expected) <= tolerance))
    throw new Error(`${activation}: median final accuracy ${found} in PyTorch, ${expected} here`);
}
