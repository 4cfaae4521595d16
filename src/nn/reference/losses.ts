import { exp, log } from "../../math/index.js";
import type { Kernel } from "../kernel.js";

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

/**
 * Losses and what else looks at outputs: these (logits, predictions), residuals, slopes and gradients (batch, width or
 * classes), targets (batch) class indices or (batch, width) values, sums (2), counts (classes, classes).
 */
export const losses = {
  /** sums[0] += Σ −log softmax(logits)[target]; sums[1] += how many samples' first largest logit is the target. */
  crossEntropyForward(logits, targets, _room, sums, batch, classes) {
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
  },

  /**
   * dLogits = (softmax(logits) − onehot(target)) / batch, for the mean loss over the batch is
   * (1 / batch) Σ_n log Σ_c exp(logits[n,c]) − logits[n,target].
   */
  crossEntropyBackward(logits, targets, dLogits, batch, classes) {
    for (let n = 0; n < batch; n++) {
      const row = n * classes;
      const largest = logits[row + firstLargest(logits, row, classes)];
      const scale = 1 / (batch * sumExp(logits, row, classes, largest));
      for (let c = 0; c < classes; c++) dLogits[row + c] = exp(logits[row + c] - largest) * scale;
      dLogits[row + targets[n]] -= 1 / batch;
    }
  },

  /** sums[0] += Σ_batch mean_outputs (prediction − target)² */
  squaredErrorForward(predictions, targets, sums, batch, outputs) {
    let sum = 0;
    for (let i = 0; i < batch * outputs; i++) sum += (predictions[i] - targets[i]) ** 2;
    sums[0] += sum / outputs;
  },

  /** The mean loss over the batch is (1 / (batch · outputs)) Σ (prediction − target)². */
  squaredErrorBackward(predictions, targets, dPredictions, batch, outputs) {
    const scale = 2 / (batch * outputs);
    for (let i = 0; i < batch * outputs; i++) dPredictions[i] = scale * (predictions[i] - targets[i]);
  },

  /** residuals = outputs − targets */
  valueResiduals(outputs, targets, residuals, batch, width) {
    for (let i = 0; i < batch * width; i++) residuals[i] = outputs[i] - targets[i];
  },

  /** residuals[n, c] = outputs[n, c] − [c = target of n] */
  oneHotResiduals(outputs, targets, residuals, batch, classes) {
    for (let n = 0; n < batch; n++) {
      for (let c = 0; c < classes; c++) {
        residuals[n * classes + c] = outputs[n * classes + c] - (c === targets[n] ? 1 : 0);
      }
    }
  },

  /** residuals[n, c] = outputs[n, c] − outputs[n, target]; at the target −∞, or NaN where an output is infinite. */
  marginResiduals(outputs, targets, residuals, batch, classes) {
    for (let n = 0; n < batch; n++) {
      const row = n * classes;
      const target = outputs[row + targets[n]];
      for (let c = 0; c < classes; c++) {
        const output = outputs[row + c];
        const nothing = output - output; // NaN where it is infinite
        residuals[row + c] = (c === targets[n] ? -Infinity : output - target) + nothing;
      }
    }
  },

  /** dOutputs = slopes / batch */
  residualBackward(slopes, dOutputs, batch, width) {
    for (let i = 0; i < batch * width; i++) dOutputs[i] = slopes[i] / batch;
  },

  /** dOutputs[n, c] = slopes[n, c] / batch; at the target, which is in every residual, −Σ_c slopes[n, c] / batch. */
  marginBackward(slopes, targets, dOutputs, batch, classes) {
    for (let n = 0; n < batch; n++) {
      const row = n * classes;
      let sum = 0;
      for (let c = 0; c < classes; c++) {
        dOutputs[row + c] = slopes[row + c] / batch;
        sum += slopes[row + c];
      }
      dOutputs[row + targets[n]] = -sum / batch;
    }
  },

  /** sums[1] += how many samples' first largest output is the target. */
  countRight(outputs, targets, sums, batch, classes) {
    for (let n = 0; n < batch; n++) if (firstLargest(outputs, n * classes, classes) === targets[n]) sums[1]++;
  },

  /** counts[target of n, first largest output of n] += 1 */
  countConfusion(outputs, targets, counts, batch, classes) {
    for (let n = 0; n < batch; n++)
      counts[targets[n] * classes + firstLargest(outputs, n * classes, classes)]++;
  },

  /** dW += l1 · sign(W) + l2 · W, the gradient of the penalty l1 Σ |W| + (l2 / 2) Σ W². */
  penaltyBackward(weights, dWeights, l1, l2, length) {
    for (let i = 0; i < length; i++) dWeights[i] += l1 * Math.sign(weights[i]) + l2 * weights[i];
  },
} satisfies Partial<Kernel<Float64Array>>;
