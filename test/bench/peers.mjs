// npm run bench:peers: the same training (shapes, batch, data, plain SGD, ReLU) in whatever peers this machine has,
// one thread each, one table of ratios. JavaScript peers are installed in a scratch folder; they are no dependencies.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDataset } from "../../dist/modules/datasets/make-dataset.js";
import { trialsOf, trainedSamplesPerSecond } from "./training.mjs";

const scratch = join(tmpdir(), "actbench-peers");
const packages = [
  "@tensorflow/tfjs@4.22.0",
  "@tensorflow/tfjs-backend-wasm@4.22.0",
  "convnetjs@0.3.0",
  "synaptic@1.1.4",
];
const here = (file) => fileURLToPath(new URL(`peers/${file}`, import.meta.url));
const peers = [
  ["/usr/bin/python3", here("pytorch.py")],
  ["/usr/bin/python3", here("scikit-learn.py")],
  ["node", here("tensorflow.mjs"), "cpu"],
  ["node", here("tensorflow.mjs"), "wasm"],
  ["node", here("convnetjs.mjs")],
  ["node", here("synaptic.mjs")],
];

const shape = { hidden: [32, 32], batchSize: 32 };
const task = writeTask();
installPeers();

const ours = () => trainedSamplesPerSecond(trialsOf({ ...shape, activation: "relu", epochs: 400 }));
ours();
const rounds = 3;
const table = peers.map(([command, script, ...rest]) => {
  const ratios = [];
  let answer;
  for (let round = 0; round < rounds; round++) {
    answer = ask(command, [script, task, ...rest]);
    if (answer === undefined) return { peer: script.split("/").at(-1), "samples/s": "not on this machine" };
    ratios.push(ours() / answer.samplesPerSecond);
  }
  return {
    peer: answer.peer,
    "samples/s": Math.round(answer.samplesPerSecond),
    "train accuracy": answer.accuracy.toFixed(3),
    "actbench is faster by": `${ratios.toSorted((a, b) => a - b)[1].toFixed(1)} ×`,
  };
});
console.log(
  `actbench: ${Math.round(ours())} training samples/s on one core; ratios are medians of ${rounds} rounds`,
);
console.table(table);

function writeTask() {
  const [spec] = trialsOf({ ...shape, activation: "relu", epochs: 1 });
  const { train, width, outputs } = makeDataset(spec.dataset, spec.rootSeed, spec.phase, spec.seed, {});
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, "task.json");
  const { features, targets } = train;
  writeFileSync(
    file,
    JSON.stringify({
      inputs: width,
      classes: outputs,
      hidden: shape.hidden,
      batch: shape.batchSize,
      learningRate: spec.learningRate,
      seconds: 2,
      minEpochs: 20,
      features: [...features],
      labels: [...targets],
    }),
  );
  return file;
}

function installPeers() {
  writeFileSync(join(scratch, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], {
    cwd: scratch,
    stdio: "ignore",
  });
}

/** The peer's answer, or undefined where it is not installed. */
function ask(command, args) {
  try {
    const out = execFileSync(command, args, {
      cwd: scratch,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(out.trim().split("\n").at(-1));
  } catch {
    return undefined;
  }
}
