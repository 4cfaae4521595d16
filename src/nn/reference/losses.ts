import { exp, log } from "../../math/index.js";

/** The index of a row's first largest value. */
function firstLargest(values: Float64Array, row: number, width: number): number {
  let best = 0;
  for (let c = 1; c < width; c++) if (values[row + c] > values[row + best]) best = c;
  return best;
}

/** Σ exp(logit − largest), the softmax's denominator, shifted so that it can't overflow. */
function sumExp(logits: Float64Array, row: number, classes: number, largest: number): number {
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += exp(logits[row + c] - largest);
  return sum;
}

/** sums[0] += Σ −log softmax(logits)[target]; sums[1] += how many samples' first largest logit is the target. */
export function crossEntropyForward(
  logits: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  _room: Float64Array,
  sums: Float64Array, // (2)
  batch: number,
  classes: number,
): void {
  let loss = 0;
  let correct = 0;
  for (let n = 0; n < batch; n++) {
    const row = n * classes;
    const best = firstLargest(logits, row, classes);
    const largest = logits[row + best];
    loss += log(sumExp(logits, row, classes, largest)) + largest - logits[row + targets[n]];
    if (best === targets[n]) correct++;
  }
  sums[0] += loss;
  sums[1] += correct;
}

/**
 * dLogits = (softmax(logits) − onehot(target)) / batch, for the mean loss over the batch is
 * (1 / batch) Σ_n log Σ_c exp(logits[n,c]) − logits[n,target].
 */
export function crossEntropyBackward(
  logits: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  dLogits: Float64Array, // (batch, classes)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++) {
    const row = n * classes;
    const largest = logits[row + firstLargest(logits, row, classes)];
    const scale = 1 / (batch * sumExp(logits, row, classes, largest));
    for (let c = 0; c < classes; c++) dLogits[row + c] = exp(logits[row + c] - largest) * scale;
    dLogits[row + targets[n]] -= 1 / batch;
  }
}

/** sums[0] += Σ_batch mean_outputs (prediction − target)² */
export function squaredErrorForward(
  predictions: Float64Array, // (batch, outputs)
  targets: Float64Array, // (batch, outputs)
  sums: Float64Array, // (2)
  batch: number,
  outputs: number,
): void {
  let sum = 0;
  for (let i = 0; i < batch * outputs; i++) sum += (predictions[i] - targets[i]) ** 2;
  sums[0] += sum / outputs;
}

/** The mean loss over the batch is (1 / (batch · outputs)) Σ (prediction − target)². */
export function squaredErrorBackward(
  predictions: Float64Array, // (batch, outputs)
  targets: Float64Array, // (batch, outputs)
  dPredictions: Float64Array, // (batch, outputs)
  batch: number,
  outputs: number,
): void {
  const scale = 2 / (batch * outputs);
  for (let i = 0; i < batch * outputs; i++) dPredictions[i] = scale * (predictions[i] - targets[i]);
}

/** residuals = outputs − targets */
export function valueResiduals(
  outputs: Float64Array, // (batch, width)
  targets: Float64Array, // (batch, width)
  residuals: Float64Array, // (batch, width)
  batch: number,
  width: number,
): void {
  for (let i = 0; i < batch * width; i++) residuals[i] = outputs[i] - targets[i];
}

/** residuals[n, c] = outputs[n, c] − [c = target of n] */
export function oneHotResiduals(
  outputs: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  residuals: Float64Array, // (batch, classes)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < classes; c++) {
      residuals[n * classes + c] = outputs[n * classes + c] - (c === targets[n] ? 1 : 0);
    }
  }
}

/** residuals[n, c] = outputs[n, c] − outputs[n, target]; at the target itself −∞, or NaN where an output is infinite. */
export function marginResiduals(
  outputs: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  residuals: Float64Array, // (batch, classes)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++) {
    const row = n * classes;
    const target = outputs[row + targets[n]];
    for (let c = 0; c < classes; c++) {
      const output = outputs[row + c];
      const nothing = output - output; // NaN where it is infinite
      residuals[row + c] = (c === targets[n] ? -Infinity : output - target) + nothing;
    }
  }
}

/** dOutputs = slopes / batch */
export function residualBackward(
  slopes: Float64Array, // (batch, width)
  dOutputs: Float64Array, // (batch, width)
  batch: number,
  width: number,
): void {
  for (let i = 0; i < batch * width; i++) dOutputs[i] = slopes[i] / batch;
}

/** dOutputs[n, c] = slopes[n, c] / batch; at the target, which is in every residual, −Σ_c slopes[n, c] / batch. */
export function marginBackward(
  slopes: Float64Array, // (batch, classes), 0 at the target
  targets: Float64Array, // (batch) class indices
  dOutputs: Float64Array, // (batch, classes)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++) {
    const row = n * classes;
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      dOutputs[row + c] = slopes[row + c] / batch;
      sum += slopes[row + c];
    }
    dOutputs[row + targets[n]] = -sum / batch;
  }
}

/** sums[1] += how many samples' first largest output is the target. */
export function countRight(
  outputs: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  sums: Float64Array, // (2)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++) if (firstLargest(outputs, n * classes, classes) === targets[n]) sums[1]++;
}

/** counts[target of n, first largest output of n] += 1 */
export function countConfusion(
  outputs: Float64Array, // (batch, classes)
  targets: Float64Array, // (batch) class indices
  counts: Float64Array, // (classes, classes)
  batch: number,
  classes: number,
): void {
  for (let n = 0; n < batch; n++)
    counts[targets[n] * classes + firstLargest(outputs, n * classes, classes)]++;
}

/** dW += l1 · sign(W) + l2 · W, the gradient of the penalty l1 Σ |W| + (l2 / 2) Σ W². */
export function penaltyBackward(
  weights: Float64Array, // (length)
  dWeights: Float64Array, // (length)
  l1: number,
  l2: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) dWeights[i] += l1 * Math.sign(weights[i]) + l2 * weights[i];
}
