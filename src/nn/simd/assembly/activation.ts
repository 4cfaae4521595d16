import { ELEMENT, accumulate, at, flush, magnitudeBits, negligible } from "./lanes";

// The forward pass, a = f(z1, …, zK; θ1, …, θP) with its partial derivatives, is compiled from the formula.

/** The backward pass of an activation: dz[e,k] = da[e] · ∂f/∂z_k[e]; dθ[p] = Σ_e da[e] · ∂f/∂θ_p[e] */
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
    chain(da, partials, dz, elements);
    return;
  }
  memory.fill(dTheta, 0, <usize>learned * ELEMENT);
  const limit = negligible();
  const magnitude = magnitudeBits();
  const end = at(da, elements);
  do {
    const d = v128.load(da);
    for (let k = 0; k < inputs; k++) {
      v128.store(dz, flush(f32x4.mul(d, v128.load(partials)), limit, magnitude));
      dz += ELEMENT;
      partials += ELEMENT;
    }
    for (let p = 0; p < learned; p++) {
      accumulate(at(dTheta, p), f32x4.mul(d, v128.load(partials)));
      partials += ELEMENT;
    }
    da += ELEMENT;
  } while (da < end);
}

/** The case of nearly every activation, one input and nothing learned: dz = da ⊙ f′ */
function chain(da: usize, derivatives: usize, dz: usize, elements: i32): void {
  const limit = negligible();
  const magnitude = magnitudeBits();
  const end = at(da, elements);
  do {
    v128.store(dz, flush(f32x4.mul(v128.load(da), v128.load(derivatives)), limit, magnitude));
    derivatives += ELEMENT;
    dz += ELEMENT;
    da += ELEMENT;
  } while (da < end);
}
