// A bare training loop over invented data, for any kernel: what a training step costs, and nothing else.
import { programOf, resolveActivation } from "../../dist/modules/activations/resolve.js";
import { backward, createMlp, forward } from "../../dist/modules/nn/mlp.js";
import { createOptimizer, optimizers } from "../../dist/modules/nn/optimizers/index.js";
import { integerBelow, normal, permutation } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";

const rows = 512;

/** As many networks as there are lanes, and their data; `lanes` says which trials they are. */
export function createTraining(kernel, lanes, { widths, batch, activation = "relu", optimizer = "sgd" }) {
  const [fanIn, ...units] = widths;
  const classes = units.at(-1);
  const program = programOf(resolveActivation(activation));
  const shapes = units.map((count, l) => ({
    units: count,
    program: l + 1 < units.length ? program : undefined,
  }));
  const mlp = createMlp(kernel, fanIn, shapes, batch);
  const filled = (length, draw, write = kernel.write) => {
    const buffer = kernel.allocate(length);
    for (const [lane, trial] of lanes.entries()) write(buffer, lane, draw(stream("bench", trial, length)));
    return buffer;
  };
  const features = filled(rows * fanIn, (random) => normals(rows * fanIn, 1, random));
  const targets = filled(rows, (random) => Array.from({ length: rows }, () => integerBelow(classes, random)));
  const order = filled(rows, (random) => permutation(rows, random), kernel.writeIntegers);
  for (const { weights, outputs, fanIn: width } of mlp.layers) {
    kernel.copy(
      filled(outputs * width, (random) => normals(outputs * width, Math.sqrt(2 / width), random)),
      weights,
      outputs * width,
    );
  }
  const learningRate = filled(1, () => [0.05]);
  const [x, y] = [kernel.allocate(batch * fanIn), kernel.allocate(batch)];
  const chosen = optimizers.get(optimizer);
  const optimize = createOptimizer(kernel, chosen, chosen.parameters.parse({}), {
    parameters: mlp.parameters,
    gradients: mlp.gradients,
    learningRate,
    length: mlp.parameterCount,
  });

  let t = 0;
  return {
    mlp,
    samplesPerStep: lanes.length * batch,
    flopPerStep: lanes.length * denseFlop(widths, batch),
    step() {
      const start = (t++ * batch) % rows;
      kernel.gatherRows(features, order, start, x, batch, fanIn);
      kernel.gatherRows(targets, order, start, y, batch, 1);
      kernel.crossEntropyBackward(forward(mlp, x, batch), y, mlp.dz, batch, classes);
      backward(mlp, x, batch);
      optimize();
    },
  };
}

/** Multiplications and additions of the dense layers alone; the first layer has no gradient for its input. */
function denseFlop(widths, batch) {
  return widths
    .slice(1)
    .reduce((total, fanOut, l) => total + 2 * batch * widths[l] * fanOut * (l > 0 ? 3 : 2), 0);
}

function normals(length, scale, random) {
  return Array.from({ length }, () => Math.fround(scale * normal(random)));
}
