import { ELEMENT, accumulate, at } from "./lanes";

// The forward pass, a = f(z1, …, zK; θ1, …, θP) with its partial derivatives, is compiled from the formula.

/** Of the forward pass: dz[e,k] = da[e] · ∂f/∂z_k[e]; dθ[p] = Σ_e da[e] · ∂f/∂θ_p[e] */
export function activationBackward(
  da: usize, // (elements)
  partials: usize, // (elements, inputs + learned)
  dz: usize, // (elements, inputs)
  dTheta: usize, // (learned)
  elements: i32,
  inputs: i32,
  learned: i32,
): void {
  if (inputs == 1 && learned == 0) {
    multiplyElements(da, partials, dz, elements);
    return;
  }
  memory.fill(dTheta, 0, <usize>learned * ELEMENT);
  for (const end = at(da, elements); da < end; da += ELEMENT) {
    const d = v128.load(da);
    for (let k = 0; k < inputs; k++) {
      v128.store(dz, f32x4.mul(d, v128.load(partials)));
      dz += ELEMENT;
      partials += ELEMENT;
    }
    for (let p = 0; p < learned; p++) {
      accumulate(at(dTheta, p), f32x4.mul(d, v128.load(partials)));
      partials += ELEMENT;
    }
  }
}

/** The case of nearly every activation: one input, nothing learned. */
function multiplyElements(a: usize, b: usize, product: usize, length: i32): void {
  for (const end = at(a, length); a < end; a += ELEMENT) {
    v128.store(product, f32x4.mul(v128.load(a), v128.load(b)));
    b += ELEMENT;
    product += ELEMENT;
  }
}
