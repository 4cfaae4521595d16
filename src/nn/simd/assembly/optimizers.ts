import { ELEMENT, at, flush, multiplyAdd, splat } from "./lanes";

// One step of each optimiser, to PyTorch's definition. All buffers have `length` elements; `learningRate` has one.

/** p ← p − η g */
export function sgdStep(parameters: usize, gradients: usize, learningRate: usize, length: i32): void {
  const rate = v128.load(learningRate);
  const end = at(parameters, length);
  do {
    descend(parameters, f32x4.mul(rate, v128.load(gradients)));
    gradients += ELEMENT;
    parameters += ELEMENT;
  } while (parameters < end);
}

/** v ← μ v + g; p ← p − η v, or with Nesterov's look-ahead p ← p − η (g + μ v). */
export function momentumStep(
  parameters: usize,
  gradients: usize,
  velocity: usize,
  learningRate: usize,
  momentum: f64,
  nesterov: bool,
  length: i32,
): void {
  const rate = v128.load(learningRate);
  const friction = splat(momentum);
  const end = at(parameters, length);
  do {
    const gradient = v128.load(gradients);
    const v = flush(multiplyAdd(gradient, friction, v128.load(velocity)));
    v128.store(velocity, v);
    const direction = nesterov ? multiplyAdd(gradient, friction, v) : v;
    descend(parameters, f32x4.mul(rate, direction));
    gradients += ELEMENT;
    velocity += ELEMENT;
    parameters += ELEMENT;
  } while (parameters < end);
}

/** s ← s + g²; p ← p − η g / (√s + ε) */
export function adagradStep(
  parameters: usize,
  gradients: usize,
  sum: usize,
  learningRate: usize,
  epsilon: f64,
  length: i32,
): void {
  const rate = v128.load(learningRate);
  const floor = splat(epsilon);
  const end = at(parameters, length);
  do {
    const gradient = v128.load(gradients);
    const s = multiplyAdd(v128.load(sum), gradient, gradient);
    v128.store(sum, s);
    descend(parameters, f32x4.div(f32x4.mul(rate, gradient), f32x4.add(f32x4.sqrt(s), floor)));
    gradients += ELEMENT;
    sum += ELEMENT;
    parameters += ELEMENT;
  } while (parameters < end);
}

/** s ← α s + (1 − α) g²; p ← p − η g / (√s + ε) */
export function rmspropStep(
  parameters: usize,
  gradients: usize,
  square: usize,
  learningRate: usize,
  alpha: f64,
  epsilon: f64,
  length: i32,
): void {
  const rate = v128.load(learningRate);
  const old = splat(alpha);
  const fresh = splat(1 - alpha);
  const floor = splat(epsilon);
  const end = at(parameters, length);
  do {
    const gradient = v128.load(gradients);
    const s = movingAverage(square, old, fresh, f32x4.mul(gradient, gradient));
    descend(parameters, f32x4.div(f32x4.mul(rate, gradient), f32x4.add(f32x4.sqrt(s), floor)));
    gradients += ELEMENT;
    square += ELEMENT;
    parameters += ELEMENT;
  } while (parameters < end);
}

/**
 * p ← (1 − η λ) p; m ← β1 m + (1 − β1) g; v ← β2 v + (1 − β2) g²; p ← p − (η / c1) m / (√v / √c2 + ε),
 * where c1 = 1 − β1ᵗ and c2 = 1 − β2ᵗ.
 */
export function adamStep(
  parameters: usize,
  gradients: usize,
  firstMoment: usize,
  secondMoment: usize,
  learningRate: usize,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  correction1: f64,
  correction2: f64,
  weightDecay: f64,
  length: i32,
): void {
  const decay = f32x4.mul(v128.load(learningRate), splat(weightDecay));
  const rate = f32x4.div(v128.load(learningRate), splat(correction1));
  const unroot = splat(1 / Math.sqrt(correction2));
  const floor = splat(epsilon);
  const old1 = splat(beta1);
  const fresh1 = splat(1 - beta1);
  const old2 = splat(beta2);
  const fresh2 = splat(1 - beta2);
  const end = at(parameters, length);
  do {
    const gradient = v128.load(gradients);
    const m = movingAverage(firstMoment, old1, fresh1, gradient);
    const v = movingAverage(secondMoment, old2, fresh2, f32x4.mul(gradient, gradient));
    const step = f32x4.div(f32x4.mul(rate, m), multiplyAdd(floor, f32x4.sqrt(v), unroot));
    descend(parameters, multiplyAdd(step, decay, v128.load(parameters)));
    gradients += ELEMENT;
    firstMoment += ELEMENT;
    secondMoment += ELEMENT;
    parameters += ELEMENT;
  } while (parameters < end);
}

@inline
function descend(parameter: usize, step: v128): void {
  v128.store(parameter, f32x4.sub(v128.load(parameter), step));
}

/** average ← old · average + fresh · value; returns the new average. */
@inline
function movingAverage(average: usize, old: v128, fresh: v128, value: v128): v128 {
  const next = flush(multiplyAdd(f32x4.mul(old, v128.load(average)), fresh, value));
  v128.store(average, next);
  return next;
}
