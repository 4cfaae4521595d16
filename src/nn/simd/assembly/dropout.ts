import { hash32 } from "./hash32";
import { ELEMENT, at, splat, where } from "./lanes";

/** a ← a ⊙ mask: element i is kept if hash32(key, counter + i) ≥ rate · 2³², and then divided by 1 − rate. */
export function dropoutForward(
  a: usize, // (length)
  mask: usize, // (length)
  keys: usize, // (1) u32
  counter: i32,
  length: i32,
  rate: f64,
): void {
  const key = v128.load(keys);
  const threshold = i32x4.splat(<u32>Math.ceil(rate * 4294967296));
  const scale = splat(1 / (1 - rate));
  const end = at(a, length);
  do {
    const kept = where(i32x4.ge_u(hash32(key, counter), threshold), scale);
    v128.store(mask, kept);
    v128.store(a, f32x4.mul(v128.load(a), kept));
    mask += ELEMENT;
    counter++;
    a += ELEMENT;
  } while (a < end);
}

/** da ← da ⊙ mask, for in the forward pass this was a ← a ⊙ mask. */
export function dropoutBackward(da: usize, mask: usize, length: i32): void {
  const end = at(da, length);
  do {
    v128.store(da, f32x4.mul(v128.load(da), v128.load(mask)));
    mask += ELEMENT;
    da += ELEMENT;
  } while (da < end);
}
