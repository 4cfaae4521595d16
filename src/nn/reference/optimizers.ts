// One step of each optimiser, as PyTorch's single-tensor CPU code takes it. All buffers have `length` elements;
// `learningRate` has one.

export function sgdStep(
  parameters: Float64Array,
  gradients: Float64Array,
  learningRate: Float64Array,
  length: number,
): void {
  const rate = learningRate[0];
  for (let i = 0; i < length; i++) parameters[i] -= rate * gradients[i];
}

/** v ← μ v + g; p ← p − η v, or with Nesterov's look-ahead p ← p − η (g + μ v). */
export function momentumStep(
  parameters: Float64Array,
  gradients: Float64Array,
  velocity: Float64Array,
  learningRate: Float64Array,
  momentum: number,
  nesterov: boolean,
  length: number,
): void {
  const rate = learningRate[0];
  for (let i = 0; i < length; i++) {
    velocity[i] = momentum * velocity[i] + gradients[i];
    const direction = nesterov ? gradients[i] + momentum * velocity[i] : velocity[i];
    parameters[i] -= rate * direction;
  }
}

/** s ← s + g²; p ← p − η g / (√s + ε) */
export function adagradStep(
  parameters: Float64Array,
  gradients: Float64Array,
  sum: Float64Array,
  learningRate: Float64Array,
  epsilon: number,
  length: number,
): void {
  const rate = learningRate[0];
  for (let i = 0; i < length; i++) {
    sum[i] += gradients[i] * gradients[i];
    parameters[i] -= (rate * gradients[i]) / (Math.sqrt(sum[i]) + epsilon);
  }
}

/** s ← α s + (1 − α) g²; p ← p − η g / (√s + ε) */
export function rmspropStep(
  parameters: Float64Array,
  gradients: Float64Array,
  square: Float64Array,
  learningRate: Float64Array,
  alpha: number,
  epsilon: number,
  length: number,
): void {
  const rate = learningRate[0];
  for (let i = 0; i < length; i++) {
    square[i] = alpha * square[i] + (1 - alpha) * gradients[i] * gradients[i];
    parameters[i] -= (rate * gradients[i]) / (Math.sqrt(square[i]) + epsilon);
  }
}

/**
 * p ← (1 − η λ) p; m ← β1 m + (1 − β1) g; v ← β2 v + (1 − β2) g²; p ← p − (η / c1) m / (√v / √c2 + ε),
 * where c1 = 1 − β1ᵗ and c2 = 1 − β2ᵗ.
 */
export function adamStep(
  parameters: Float64Array,
  gradients: Float64Array,
  firstMoment: Float64Array,
  secondMoment: Float64Array,
  learningRate: Float64Array,
  beta1: number,
  beta2: number,
  epsilon: number,
  correction1: number,
  correction2: number,
  weightDecay: number,
  length: number,
): void {
  const decay = 1 - learningRate[0] * weightDecay;
  const rate = learningRate[0] / correction1;
  const root = Math.sqrt(correction2);
  for (let i = 0; i < length; i++) {
    const gradient = gradients[i];
    firstMoment[i] = beta1 * firstMoment[i] + (1 - beta1) * gradient;
    secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * gradient * gradient;
    const denominator = Math.sqrt(secondMoment[i]) / root + epsilon;
    parameters[i] = decay * parameters[i] - (rate * firstMoment[i]) / denominator;
  }
}
