import { programOf } from "../../src/activations/resolve.js";
import type { Dataset, Samples } from "../../src/datasets/definition.js";
import { createMlp } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { hash32 } from "../../src/random/hash32.js";
import { stream } from "../../src/random/stream.js";
import { initialize } from "../../src/trial/initialize.js";
import type { TrialSpec } from "../../src/trial/spec.js";

/** A network of one tanh layer as nested lists: hidden weights and biases, output weights and biases. */
interface Net {
  readonly w1: number[][];
  readonly b1: number[];
  readonly w2: number[][];
  readonly b2: number[];
}

interface Sample {
  readonly x: readonly number[];
  readonly y: number;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

/**
 * The losses on training and test rows before training and after each epoch: plain stochastic gradient descent on
 * one tanh layer, written from the definitions, sample by sample. Of the program it takes the data, the initial
 * weights and the rule that orders the batches.
 */
export function naiveTraining(spec: TrialSpec, dataset: Dataset): { train: number[]; test: number[] } {
  const { epochs, batchSize } = spec.training;
  const net = initialNet(spec, dataset);
  const [train, test] = [samplesOf(dataset.train), samplesOf(dataset.test)];
  const losses = { train: [meanLoss(net, train, dataset)], test: [meanLoss(net, test, dataset)] };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = rowOrder(spec, epoch, train.length);
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.slice(start, start + batchSize).map((row) => train[row]);
      descend(net, batch, dataset, spec.learningRate);
    }
    losses.train.push(meanLoss(net, train, dataset));
    losses.test.push(meanLoss(net, test, dataset));
  }
  return losses;
}

function initialNet(spec: TrialSpec, { width, outputs }: Dataset): Net {
  const [units] = spec.hidden;
  const program = programOf(spec.activation.layers[0]);
  const shapes = [
    { units, program },
    { units: outputs, program: undefined },
  ];
  const mlp = createMlp(referenceKernel(), width, shapes, 1);
  initialize(mlp, 0, spec);
  const [w1, w2] = mlp.layers.map(({ weights, outputs: rows, fanIn }) =>
    Array.from({ length: rows }, (_, o) => [...weights.subarray(o * fanIn, (o + 1) * fanIn)]),
  );
  return { w1, b1: w1.map(() => 0), w2, b2: w2.map(() => 0) };
}

const samplesOf = ({ rows, width, features, targets }: Samples): Sample[] =>
  Array.from({ length: rows }, (_, r) => ({
    x: [...features.subarray(r * width, (r + 1) * width)],
    y: targets[r],
  }));

/** Fisher and Yates with the seed's own hashes: epoch e begins at counter e · rows. */
function rowOrder({ rootSeed, dataset, phase, seed }: TrialSpec, epoch: number, rows: number): number[] {
  const key = stream(rootSeed, dataset.name, phase, seed, "batches").int32();
  const order = Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor((hash32(key, epoch * rows + i) / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

const hiddenOf = ({ w1, b1 }: Net, x: readonly number[]): number[] =>
  w1.map((row, u) => Math.tanh(dot(row, x) + b1[u]));

const outputsOf = ({ w2, b2 }: Net, hidden: readonly number[]): number[] =>
  w2.map((row, o) => dot(row, hidden) + b2[o]);

/** A sample's loss and its gradient with respect to the outputs. */
function lossOf(outputs: readonly number[], y: number, task: Dataset["task"]) {
  if (task === "regression") return { loss: (outputs[0] - y) ** 2, gradient: [2 * (outputs[0] - y)] };
  const total = outputs.reduce((sum, z) => sum + Math.exp(z), 0);
  const shares = outputs.map((z) => Math.exp(z) / total);
  return { loss: -Math.log(shares[y]), gradient: shares.map((p, c) => p - Number(c === y)) };
}

function meanLoss(net: Net, samples: readonly Sample[], { task }: Dataset): number {
  const losses = samples.map(({ x, y }) => lossOf(outputsOf(net, hiddenOf(net, x)), y, task).loss);
  return losses.reduce((sum, loss) => sum + loss, 0) / samples.length;
}

/** One step against the mean gradient of a batch. */
function descend(net: Net, batch: readonly Sample[], { task }: Dataset, learningRate: number): void {
  const rate = learningRate / batch.length;
  const moves = batch.map(({ x, y }) => {
    const hidden = hiddenOf(net, x);
    const { gradient } = lossOf(outputsOf(net, hidden), y, task);
    const delta = hidden.map(
      (a, u) =>
        (1 - a * a) *
        dot(
          gradient,
          net.w2.map((row) => row[u]),
        ),
    );
    return { x, hidden, gradient, delta };
  });
  for (const { x, hidden, gradient, delta } of moves) {
    for (const [o, g] of gradient.entries()) {
      net.b2[o] -= rate * g;
      for (const [u, a] of hidden.entries()) net.w2[o][u] -= rate * g * a;
    }
    for (const [u, d] of delta.entries()) {
      net.b1[u] -= rate * d;
      for (const [i, value] of x.entries()) net.w1[u][i] -= rate * d * value;
    }
  }
}
