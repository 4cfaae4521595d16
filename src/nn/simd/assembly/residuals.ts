import { ELEMENT, accumulate, at, count, splat, where } from "./lanes";
import { scratch } from "./packed-product";

// What losses that are the mean of a formula need around it.

/** residuals = outputs − targets */
export function valueResiduals(
  outputs: usize, // (batch, width)
  targets: usize, // (batch, width)
  residuals: usize, // (batch, width)
  batch: i32,
  width: i32,
): void {
  const end = at(outputs, batch * width);
  do {
    v128.store(residuals, f32x4.sub(v128.load(outputs), v128.load(targets)));
    outputs += ELEMENT;
    targets += ELEMENT;
    residuals += ELEMENT;
  } while (outputs < end);
}

/** residuals[n, c] = outputs[n, c] − [c = target of n] */
export function oneHotResiduals(
  outputs: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  residuals: usize, // (batch, classes)
  batch: i32,
  classes: i32,
): void {
  for (let sample = 0; sample < batch; sample++) {
    const target = v128.load(targets);
    for (let c = 0; c < classes; c++) {
      const oneHot = count(f32x4.eq(target, f32x4.splat(<f32>c)));
      v128.store(at(residuals, c), f32x4.sub(v128.load(at(outputs, c)), oneHot));
    }
    outputs = at(outputs, classes);
    residuals = at(residuals, classes);
    targets += ELEMENT;
  }
}

/** residuals[n, c] = outputs[n, c] − outputs[n, target]; at the target itself −∞, or NaN where an output is infinite. */
export function marginResiduals(
  outputs: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  residuals: usize, // (batch, classes)
  batch: i32,
  classes: i32,
): void {
  const least = f32x4.splat(-Infinity);
  for (let sample = 0; sample < batch; sample++) {
    const target = v128.load(targets);
    let right = v128.load(outputs);
    for (let c = 1; c < classes; c++)
      right = v128.bitselect(v128.load(at(outputs, c)), right, f32x4.eq(target, f32x4.splat(<f32>c)));
    for (let c = 0; c < classes; c++) {
      const output = v128.load(at(outputs, c));
      const isTarget = f32x4.eq(target, f32x4.splat(<f32>c));
      const residual = v128.bitselect(least, f32x4.sub(output, right), isTarget);
      // An output less itself is 0, or NaN where it is infinite.
      v128.store(at(residuals, c), f32x4.add(residual, f32x4.sub(output, output)));
    }
    outputs = at(outputs, classes);
    residuals = at(residuals, classes);
    targets += ELEMENT;
  }
}

/** dOutputs = slopes / batch */
export function residualBackward(
  slopes: usize, // (batch, width)
  dOutputs: usize, // (batch, width)
  batch: i32,
  width: i32,
): void {
  const share = splat(1 / <f64>batch);
  const end = at(slopes, batch * width);
  do {
    v128.store(dOutputs, f32x4.mul(share, v128.load(slopes)));
    slopes += ELEMENT;
    dOutputs += ELEMENT;
  } while (slopes < end);
}

/** dOutputs[n, c] = slopes[n, c] / batch; at the target, which is in every residual, −Σ_c slopes[n, c] / batch. */
export function marginBackward(
  slopes: usize, // (batch, classes), 0 at the target
  targets: usize, // (batch) class indices
  dOutputs: usize, // (batch, classes)
  batch: i32,
  classes: i32,
): void {
  const share = splat(1 / <f64>batch);
  for (let sample = 0; sample < batch; sample++) {
    const target = v128.load(targets);
    let sum = f32x4.splat(0);
    for (let c = 0; c < classes; c++) sum = f32x4.add(sum, v128.load(at(slopes, c)));
    for (let c = 0; c < classes; c++) {
      const whole = where(f32x4.eq(target, f32x4.splat(<f32>c)), sum);
      v128.store(at(dOutputs, c), f32x4.mul(share, f32x4.sub(v128.load(at(slopes, c)), whole)));
    }
    slopes = at(slopes, classes);
    dOutputs = at(dOutputs, classes);
    targets += ELEMENT;
  }
}

/** sums[1] += how many samples' first largest output is the target. */
export function countRight(
  outputs: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  sums: usize, // (2)
  batch: i32,
  classes: i32,
): void {
  let right = f32x4.splat(0);
  for (let sample = 0; sample < batch; sample++) {
    const best = firstLargest(outputs, classes);
    right = f32x4.add(right, count(f32x4.eq(best, v128.load(targets))));
    outputs = at(outputs, classes);
    targets += ELEMENT;
  }
  accumulate(sums + ELEMENT, right);
}

/** counts[target of n, first largest output of n] += 1 */
export function countConfusion(
  outputs: usize, // (batch, classes)
  targets: usize, // (batch) class indices
  counts: usize, // (classes, classes)
  batch: i32,
  classes: i32,
): void {
  const width = splat(classes);
  const cells = scratch();
  for (let sample = 0; sample < batch; sample++) {
    const cell = f32x4.add(f32x4.mul(v128.load(targets), width), firstLargest(outputs, classes));
    v128.store(cells, i32x4.trunc_sat_f32x4_s(cell));
    for (let lane: usize = 0; lane < ELEMENT; lane += 4) {
      const place = at(counts, load<i32>(cells + lane)) + lane;
      store<f32>(place, load<f32>(place) + 1);
    }
    outputs = at(outputs, classes);
    targets += ELEMENT;
  }
}

/** The index of the first largest output. */
@inline
function firstLargest(outputs: usize, classes: i32): v128 {
  let largest = v128.load(outputs);
  let best = f32x4.splat(0);
  for (let c = 1; c < classes; c++) {
    const output = v128.load(at(outputs, c));
    best = v128.bitselect(f32x4.splat(<f32>c), best, f32x4.gt(output, largest));
    largest = f32x4.pmax(largest, output);
  }
  return best;
}
