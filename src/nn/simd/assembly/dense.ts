import { ELEMENT } from "./lanes";
import { isScattered, packedProduct } from "./packed-product";
import { product, twoStepsPay } from "./product";
import { columnSum } from "./reductions";

/** z = x Wᵀ + b */
export function denseForward(
  x: usize, // (batch, fanIn)
  weights: usize, // (fanOut, fanIn)
  bias: usize, // (fanOut)
  z: usize, // (batch, fanOut)
  batch: i32,
  fanIn: i32,
  fanOut: i32,
): void {
  if (!twoStepsPay(fanIn)) return forwardStepByStep(x, weights, bias, z, batch, fanIn, fanOut);
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  product(x, inRow, ELEMENT, weights, inRow, ELEMENT, true, false, true, bias, z, outRow, ELEMENT, batch, fanOut, fanIn);
}

function forwardStepByStep(x: usize, weights: usize, bias: usize, z: usize, batch: i32, fanIn: i32, fanOut: i32): void {
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  product(x, inRow, ELEMENT, weights, inRow, ELEMENT, false, false, true, bias, z, outRow, ELEMENT, batch, fanOut, fanIn);
}

/** The gradient of z = x Wᵀ + b by W and b: dW = dzᵀ x, db = Σ_batch dz */
export function denseBackwardWeights(
  x: usize, // (batch, fanIn)
  dz: usize, // (batch, fanOut)
  dWeights: usize, // (fanOut, fanIn)
  dBias: usize, // (fanOut)
  batch: i32,
  fanIn: i32,
  fanOut: i32,
): void {
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  if (isScattered(max(inRow, outRow), fanIn, fanOut, batch)) {
    packedProduct(x, ELEMENT, inRow, dz, outRow, dWeights, ELEMENT, inRow, fanIn, fanOut, batch);
  } else {
    product(x, ELEMENT, inRow, dz, ELEMENT, outRow, false, true, false, 0, dWeights, ELEMENT, inRow, fanIn, fanOut, batch);
  }
  memory.fill(dBias, 0, outRow);
  columnSum(dz, dBias, batch, fanOut);
}

/** The gradient of z = x Wᵀ + b by x: dx = dz W */
export function denseBackwardInput(
  dz: usize, // (batch, fanOut)
  weights: usize, // (fanOut, fanIn)
  dx: usize, // (batch, fanIn)
  batch: i32,
  fanIn: i32,
  fanOut: i32,
): void {
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  if (isScattered(inRow, batch, fanIn, fanOut)) {
    packedProduct(dz, outRow, ELEMENT, weights, inRow, dx, inRow, ELEMENT, batch, fanIn, fanOut);
  } else if (twoStepsPay(fanOut)) {
    product(dz, outRow, ELEMENT, weights, ELEMENT, inRow, true, true, false, 0, dx, inRow, ELEMENT, batch, fanIn, fanOut);
  } else {
    backwardInputStepByStep(dz, weights, dx, batch, fanIn, fanOut);
  }
}

function backwardInputStepByStep(dz: usize, weights: usize, dx: usize, batch: i32, fanIn: i32, fanOut: i32): void {
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  product(dz, outRow, ELEMENT, weights, ELEMENT, inRow, false, true, false, 0, dx, inRow, ELEMENT, batch, fanIn, fanOut);
}
