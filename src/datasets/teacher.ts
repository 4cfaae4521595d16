import { wholeNumber } from "./parameters.js";
import { tanh } from "../math/index.js";
import type { RandomSource } from "../random/stream.js";
import { fillNormal } from "./samples.js";

export function teacherWidthParameter() {
  return wholeNumber(1, 1000, 16).describe("Hidden units of the teacher network.");
}

/**
 * What a random teacher network says of each row: Σ v tanh(W x + b), over the rows standardised to mean 0 and
 * standard deviation 1. W is normal with variance 4 / width, b and v are standard normal: its hidden units are
 * bent, not linear and not saturated.
 */
export function teach(
  features: Float64Array, // (rows, width)
  width: number,
  hidden: number,
  random: RandomSource,
): Float64Array {
  const weights = fillNormal(new Float64Array(hidden * width), random).map((w) => (w * 2) / Math.sqrt(width));
  const biases = fillNormal(new Float64Array(hidden), random);
  const outputs = fillNormal(new Float64Array(hidden), random);
  const scores = new Float64Array(features.length / width);
  for (const row of scores.keys()) {
    for (let unit = 0; unit < hidden; unit++) {
      let sum = biases[unit];
      for (let j = 0; j < width; j++) sum += weights[unit * width + j] * features[row * width + j];
      scores[row] += outputs[unit] * tanh(sum);
    }
  }
  return standardised(scores);
}

function standardised(scores: Float64Array): Float64Array {
  const mean = scores.reduce((a, b) => a + b) / scores.length;
  const variance = scores.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / scores.length;
  return scores.map((x) => (x - mean) / Math.sqrt(variance));
}
