// What peers train: networks with their own data, their initial weights and the order of their rows in the first
// epochs, as files that any language reads. A peer that starts from them must end at the same losses.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replayTrial } from "../../../dist/modules/trial/replay.js";
import { createDatasetCache } from "../../../dist/modules/trial/dataset-cache.js";
import { simd, trialsOf } from "../training.mjs";

/**
 * Writes task.json and, in the machine's byte order, features.f32 (networks, rows, inputs), labels.i32 (networks, rows),
 * initial.f32 (networks, parameters: of each layer weights (units, inputs), then biases) and order.i32 (networks,
 * epochs, rows).
 * @returns the folder's task.json, and what every network's training loss is after `checkEpochs` epochs
 */
export function writeTask(folder, { networks, checkEpochs, seconds, ...study }) {
  const datasets = createDatasetCache({});
  const trials = trialsOf({ ...study, epochs: checkEpochs, seeds: networks });
  const replays = trials.map((spec) => replayTrial(simd, spec, datasets).replay);
  const [first] = replays;
  mkdirSync(folder, { recursive: true });
  const write = (name, array) => writeFileSync(join(folder, name), array);
  write("features.f32", new Float32Array(replays.flatMap(({ data }) => data.train.features.flat())));
  write("labels.i32", new Int32Array(replays.flatMap(({ data }) => data.train.targets)));
  write("initial.f32", new Float32Array(replays.flatMap(({ initial }) => initial.flatMap(flatLayer))));
  write("order.i32", new Int32Array(replays.flatMap(({ order }) => order.flat())));
  const task = {
    inputs: first.data.train.features[0].length,
    rows: first.data.train.targets.length,
    classes: first.initial.at(-1).bias.length,
    hidden: study.hidden,
    activation: study.activation,
    batch: study.batchSize,
    learningRate: first.spec.learningRate,
    networks,
    checkEpochs,
    seconds,
    minEpochs: 20,
    // The first network's rows again, for peers that read JSON alone.
    features: first.data.train.features.flat(),
    labels: first.data.train.targets,
  };
  write("task.json", JSON.stringify(task));
  return {
    file: join(folder, "task.json"),
    task,
    losses: replays.map(({ curve }) => curve.metrics.train_loss.at(-1)),
  };
}

const flatLayer = ({ weights, bias }) => [...weights.flat(), ...bias];
