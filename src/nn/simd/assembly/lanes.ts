/**
 * Bytes of one element: four f32 lanes, each a trial of its own, or eight where the build makes a pair of every vector
 * (pairs.mjs).
 */
export const ELEMENT: usize = isDefined(WIDE) ? 32 : 16;

/** The address of element `index`. */
@inline
export function at(buffer: usize, index: i32): usize {
  return buffer + <usize>index * ELEMENT;
}

/** A constant in every lane, rounded once. */
@inline
export function splat(value: f64): v128 {
  return f32x4.splat(<f32>value);
}

/** sum + a · b, rounded twice: a fused multiply-add would give other bits on machines that lack it. */
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * A 32-bit word in every lane, to be made ahead of a loop: it stays in its register, where V8 makes a constant anew at every
 * use, in seven instructions. Nothing is ever written to address 0, so that what is added is 0.
 */
@inline
function held(word: u32): v128 {
  return i32x4.splat(word + load<u32>(0));
}

/** What `flush` takes for 0: whatever is nearer to 0 than 2⁻¹¹⁰. */
@inline
export function negligible(): v128 {
  return held(0x08800000);
}

/** All bits of an f32 but its sign. */
@inline
export function magnitudeBits(): v128 {
  return held(0x7fffffff);
}

/**
 * `value`, but 0 where it is nearer to 0 than 2⁻¹¹⁰. Averages that decay and gradients that vanish would else end among
 * the subnormal numbers, with which x86 processors compute many times slower. NaN stays NaN.
 *
 * @param limit `negligible`
 * @param magnitude `magnitudeBits`
 */
@inline
export function flush(value: v128, limit: v128, magnitude: v128): v128 {
  return v128.andnot(value, f32x4.lt(v128.and(value, magnitude), limit));
}

/** Adds `value` to the element at `address`. */
@inline
export function accumulate(address: usize, value: v128): void {
  v128.store(address, f32x4.add(v128.load(address), value));
}

/** `value` in the lanes where the mask is set, 0 in the others. */
@inline
export function where(mask: v128, value: v128): v128 {
  return v128.and(mask, value);
}

/** 1 in the lanes where the mask is set, 0 in the others. */
@inline
export function count(mask: v128): v128 {
  return where(mask, f32x4.splat(1));
}
