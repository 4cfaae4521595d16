// ConvNetJS: usage convnetjs.mjs TASK.json; prints one JSON line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
const convnetjs = createRequire(`${process.cwd()}/`)("convnetjs");

const net = new convnetjs.Net();
net.makeLayers([
  { type: "input", out_sx: 1, out_sy: 1, out_depth: task.inputs },
  ...task.hidden.map((units) => ({ type: "fc", num_neurons: units, activation: "relu" })),
  { type: "softmax", num_classes: task.classes },
]);
const trainer = new convnetjs.SGDTrainer(net, {
  learning_rate: task.learningRate,
  momentum: 0,
  batch_size: task.batch,
  l2_decay: 0,
});
const rows = task.labels.map((label, i) => ({
  label,
  x: new convnetjs.Vol(task.features.slice(i * task.inputs, (i + 1) * task.inputs)),
}));
const epoch = () => {
  for (const i of convnetjs.randperm(rows.length)) trainer.train(rows[i].x, rows[i].label);
};

epoch();
const startedAt = performance.now();
let epochs = 0;
for (; performance.now() - startedAt < 1000 * task.seconds || epochs < task.minEpochs; epochs++) epoch();
const seconds = (performance.now() - startedAt) / 1000;
const right = rows.filter(({ x, label }) => (net.forward(x), net.getPrediction() === label)).length;
console.log(
  JSON.stringify({
    peer: "ConvNetJS 0.3.0",
    samplesPerSecond: (epochs * rows.length) / seconds,
    accuracy: right / rows.length,
  }),
);
