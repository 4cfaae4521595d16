import { ELEMENT } from "./lanes";
import { product } from "./product";
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
  const inRow = <usize>fanIn * ELEMENT;
  const outRow = <usize>fanOut * ELEMENT;
  product(x, inRow, ELEMENT, weights, inRow, ELEMENT, bias, z, outRow, ELEMENT, batch, fanOut, fanIn);
}

/** Of z = x Wᵀ + b by W and b: dW = dzᵀ x, db = Σ_batch dz */
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
  product(x, ELEMENT, inRow, dz, ELEMENT, outRow, 0, dWeights, ELEMENT, inRow, fanIn, fanOut, batch);
  memory.fill(dBias, 0, outRow);
  columnSum(dz, dBias, batch, fanOut);
}

/** Of z = x Wᵀ + b by x: dx = dz W */
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
  product(dz, outRow, ELEMENT, weights, ELEMENT, inRow, 0, dx, inRow, ELEMENT, batch, fanIn, fanOut);
}
