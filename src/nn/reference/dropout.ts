import { hash32 } from "../../random/hash32.js";

/** a ← a ⊙ mask, where element i is kept if hash32(key, counter + i) ≥ rate · 2³² and then divided by 1 − rate. */
export function dropoutForward(
  a: Float64Array, // (length)
  mask: Float64Array, // (length)
  keys: Float64Array, // (1)
  counter: number,
  length: number,
  rate: number,
): void {
  const threshold = rate * 2 ** 32;
  const scale = 1 / (1 - rate);
  const key = keys[0];
  for (let i = 0; i < length; i++) {
    mask[i] = hash32(key, counter + i) >= threshold ? scale : 0;
    a[i] *= mask[i];
  }
}

/** da ← da ⊙ mask, for in the forward pass this was a ← a ⊙ mask. */
export function dropoutBackward(da: Float64Array, mask: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) da[i] *= mask[i];
}
