import { ELEMENT, accumulate, at, count, multiplyAdd, splat, where } from "./lanes";

// Softmax is shifted by the row's largest logit, so that it can't overflow. A function of many elements is one loop over
// them, in which V8 merges vectors; of two calls it would not.

/** sums[0] += Σ −log softmax(logits)[target]; sums[1] += how many samples' first largest logit is the target. */
export function crossEntropyForward(
  logits: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  room: usize, // (batch, classes), to work in
  sums: usize, // (2)
  batch: i32,
  classes: i32,
): void {
  shift(logits, room, batch, classes);
  exponentials(room, batch * classes);
  // A row's sum is stored where nothing is to be read any more.
  let terms = room;
  let rowSum = room;
  for (let sample = 0; sample < batch; sample++) {
    let sum = f32x4.splat(0);
    for (const end = at(terms, classes); terms < end; terms += ELEMENT) sum = f32x4.add(sum, v128.load(terms));
    v128.store(rowSum, sum);
    rowSum += ELEMENT;
  }
  logarithms(room, batch);
  let loss = f32x4.splat(0);
  let correct = f32x4.splat(0);
  for (let sample = 0; sample < batch; sample++) {
    const target = v128.load(targets);
    let largest = v128.load(logits);
    let best = f32x4.splat(0);
    let targetLogit = largest;
    for (let c = 1; c < classes; c++) {
      const logit = v128.load(at(logits, c));
      const index = f32x4.splat(<f32>c);
      best = v128.bitselect(index, best, f32x4.gt(logit, largest));
      largest = f32x4.pmax(largest, logit);
      targetLogit = v128.bitselect(logit, targetLogit, f32x4.eq(target, index));
    }
    loss = f32x4.add(loss, f32x4.add(v128.load(room), f32x4.sub(largest, targetLogit)));
    correct = f32x4.add(correct, count(f32x4.eq(best, target)));
    logits = at(logits, classes);
    room += ELEMENT;
    targets += ELEMENT;
  }
  accumulate(sums, loss);
  accumulate(sums + ELEMENT, correct);
}

/** shifted[n, c] = logits[n, c] − the row's largest */
@inline
function shift(
  logits: usize, // (batch, classes)
  shifted: usize, // (batch, classes)
  batch: i32,
  classes: i32,
): void {
  for (let sample = 0; sample < batch; sample++) {
    let largest = v128.load(logits);
    for (let c = 1; c < classes; c++) largest = f32x4.pmax(largest, v128.load(at(logits, c)));
    for (const end = at(logits, classes); logits < end; logits += ELEMENT) {
      v128.store(shifted, f32x4.sub(v128.load(logits), largest));
      shifted += ELEMENT;
    }
  }
}

/**
 * dLogits = (softmax(logits) − onehot(target)) / batch, for the mean loss over the batch is
 * (1 / batch) Σ_n log Σ_c exp(logits[n,c]) − logits[n,target].
 */
export function crossEntropyBackward(
  logits: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  dLogits: usize, // (batch, classes)
  batch: i32,
  classes: i32,
): void {
  shift(logits, dLogits, batch, classes);
  exponentials(dLogits, batch * classes);
  const share = splat(1 / <f64>batch);
  for (let sample = 0; sample < batch; sample++) {
    let sum = f32x4.splat(0);
    for (let c = 0; c < classes; c++) sum = f32x4.add(sum, v128.load(at(dLogits, c)));
    const target = v128.load(targets);
    const scale = f32x4.div(share, sum);
    for (let c = 0; c < classes; c++) {
      const oneHot = where(f32x4.eq(target, f32x4.splat(<f32>c)), share);
      v128.store(dLogits, f32x4.sub(f32x4.mul(v128.load(dLogits), scale), oneHot));
      dLogits += ELEMENT;
    }
    targets += ELEMENT;
  }
}

/** sums[0] += Σ_batch mean_outputs (prediction − target)² */
export function squaredErrorForward(
  predictions: usize, // (batch, outputs)
  targets: usize, // (batch, outputs)
  sums: usize, // (2)
  batch: i32,
  outputs: i32,
): void {
  let sum = f32x4.splat(0);
  for (const end = at(predictions, batch * outputs); predictions < end; predictions += ELEMENT) {
    const error = f32x4.sub(v128.load(predictions), v128.load(targets));
    sum = multiplyAdd(sum, error, error);
    targets += ELEMENT;
  }
  accumulate(sums, f32x4.div(sum, splat(outputs)));
}

/** The mean loss over the batch is (1 / (batch · outputs)) Σ (prediction − target)². */
export function squaredErrorBackward(
  predictions: usize, // (batch, outputs)
  targets: usize, // (batch, outputs)
  dPredictions: usize, // (batch, outputs)
  batch: i32,
  outputs: i32,
): void {
  const scale = splat(2 / <f64>(batch * outputs));
  const end = at(predictions, batch * outputs);
  do {
    const error = f32x4.sub(v128.load(predictions), v128.load(targets));
    v128.store(dPredictions, f32x4.mul(scale, error));
    targets += ELEMENT;
    dPredictions += ELEMENT;
    predictions += ELEMENT;
  } while (predictions < end);
}

/** dW += l1 · sign(W) + l2 · W, the gradient of the penalty l1 Σ |W| + (l2 / 2) Σ W². */
export function penaltyBackward(
  weights: usize, // (length)
  dWeights: usize, // (length)
  l1: f64,
  l2: f64,
  length: i32,
): void {
  const zero = f32x4.splat(0);
  const step = splat(l1);
  const factor = splat(l2);
  const end = at(weights, length);
  do {
    const weight = v128.load(weights);
    const positive = where(f32x4.gt(weight, zero), step);
    const negative = where(f32x4.lt(weight, zero), step);
    accumulate(dWeights, multiplyAdd(f32x4.sub(positive, negative), factor, weight));
    dWeights += ELEMENT;
    weights += ELEMENT;
  } while (weights < end);
}

@external("math", "exp")
declare function exp(x: usize, parameters: usize, y: usize, vectors: i32): void;

@external("math", "log")
declare function log(x: usize, parameters: usize, y: usize, vectors: i32): void;

/** Vectors of an element. */
const VECTORS = <i32>(ELEMENT / 16);

/** x ← eˣ, by the very code that compiled formulas use. */
function exponentials(x: usize, length: i32): void {
  exp(x, 0, x, length * VECTORS);
}

/** x ← ln x */
function logarithms(x: usize, length: i32): void {
  log(x, 0, x, length * VECTORS);
}
