// TensorFlow.js: usage tensorflow.mjs TASK.json cpu|wasm; prints one JSON line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [taskFile, backend] = process.argv.slice(2);
const task = JSON.parse(readFileSync(taskFile, "utf8"));
const require = createRequire(`${process.cwd()}/`);
const tf = require("@tensorflow/tfjs");
if (backend === "wasm") require("@tensorflow/tfjs-backend-wasm").setThreadsCount(1);
await tf.setBackend(backend);
await tf.ready();

const rows = task.labels.length;
const x = tf.tensor2d(task.features, [rows, task.inputs]);
const y = tf.oneHot(tf.tensor1d(task.labels, "int32"), task.classes).toFloat();
const model = tf.sequential();
for (const [l, units] of task.hidden.entries()) {
  model.add(tf.layers.dense({ units, activation: "relu", ...(l === 0 && { inputShape: [task.inputs] }) }));
}
model.add(tf.layers.dense({ units: task.classes, activation: "softmax" }));
model.compile({
  optimizer: tf.train.sgd(task.learningRate),
  loss: "categoricalCrossentropy",
  metrics: ["accuracy"],
});

const fit = (epochs) =>
  model.fit(x, y, { epochs, batchSize: task.batch, shuffle: true, verbose: 0, yieldEvery: "never" });
await fit(1);
const startedAt = performance.now();
let epochs = 0;
let history;
while (performance.now() - startedAt < 1000 * task.seconds || epochs < task.minEpochs) {
  history = await fit(10);
  epochs += 10;
}
const seconds = (performance.now() - startedAt) / 1000;
console.log(
  JSON.stringify({
    peer: `TensorFlow.js ${tf.version.tfjs} ${backend}`,
    samplesPerSecond: (epochs * rows) / seconds,
    accuracy: history.history.acc.at(-1),
  }),
);
