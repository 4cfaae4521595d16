import type { LossAt } from "../nn/losses/index.js";
import { backward, dropoutDraws, forward, type Mlp } from "../nn/mlp.js";
import { createOptimizer, optimizers } from "../nn/optimizers/index.js";
import type { Batches } from "./batches.js";
import { laneKeys } from "./lane-keys.js";
import type { TrialSpec } from "./spec.js";

/** The update of step t: forward, backward, penalties, optimiser. */
export function createUpdate<B>(
  mlp: Mlp<B>,
  lanes: readonly TrialSpec[],
  loss: LossAt<B>,
): (t: number, rows: number, batch: Batches<B>) => void {
  const { kernel, layers, parameters, gradients, parameterCount } = mlp;
  const [{ regularization, optimizer: chosen }] = lanes;
  const { l1, l2, dropout: rate } = regularization;
  const learningRate = kernel.allocate(1);
  const keys = laneKeys(kernel, lanes, "dropout");
  for (const [lane, spec] of lanes.entries()) {
    kernel.write(learningRate, lane, [spec.learningRate]);
  }
  const drawsPerStep = dropoutDraws(mlp);
  const optimize = createOptimizer(kernel, optimizers.get(chosen.name), chosen.parameters, {
    parameters,
    gradients,
    learningRate,
    length: parameterCount,
  });

  return (t, rows, { x, y }) => {
    const dropout = rate > 0 ? { rate, keys, counter: ((t - 1) * drawsPerStep) | 0 } : undefined;
    const predictions = forward(mlp, x, rows, dropout);
    loss.backward(predictions, y, mlp.dz, rows);
    backward(mlp, x, rows, dropout);
    if (l1 > 0 || l2 > 0) {
      for (const layer of layers) {
        kernel.penaltyBackward(layer.weights, layer.dWeights, l1, l2, layer.outputs * layer.fanIn);
      }
    }
    optimize();
  };
}
