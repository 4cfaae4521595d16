// synaptic, which knows neither mini-batches nor softmax: ReLU units, squared error, one sample a step.
// Usage synaptic.mjs TASK.json; prints one JSON line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { Architect, Neuron, Trainer } = createRequire(`${process.cwd()}/`)("synaptic");

const network = new Architect.Perceptron(task.inputs, ...task.hidden, task.classes);
for (const layer of network.layers.hidden) layer.set({ squash: Neuron.squash.RELU });
const rows = task.labels.map((label, i) => ({
  input: task.features.slice(i * task.inputs, (i + 1) * task.inputs),
  output: Array.from({ length: task.classes }, (_, c) => Number(c === label)),
}));
const trainer = new Trainer(network);
const train = (iterations) => trainer.train(rows, { rate: 0.01, iterations, error: 0, shuffle: true });

train(1);
const startedAt = performance.now();
let epochs = 0;
for (; performance.now() - startedAt < 1000 * task.seconds || epochs < task.minEpochs; epochs += 5) train(5);
const seconds = (performance.now() - startedAt) / 1000;
const right = rows.filter(({ input, output }) => {
  const predicted = network.activate(input);
  return predicted.indexOf(Math.max(...predicted)) === output.indexOf(1);
}).length;
console.log(
  JSON.stringify({
    peer: "synaptic 1.1.4, one sample a step",
    samplesPerSecond: (epochs * rows.length) / seconds,
    accuracy: right / rows.length,
  }),
);
