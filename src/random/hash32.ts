const GOLDEN = 0x9e3779b9;

/**
 * The `counter`-th 32-bit number of the sequence `key`, as an unsigned integer: mix(mix(counter + golden) ⊕ key).
 * Any element costs the same, in any order. Made of 32-bit add, multiply, xor and shift alone, so that a SIMD
 * kernel draws the same bits; the inner mix does not depend on the key and is shared by all lanes.
 * Both arguments are taken modulo 2³².
 */
export const hash32 = (key: number, counter: number): number => mix(mix((counter + GOLDEN) | 0) ^ key) >>> 0;

/** A permutation of the 32-bit integers: lowbias32 with TheIronBorn's constants (github.com/skeeto/hash-prospector). */
function mix(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0xd35a2d97);
  return x ^ (x >>> 15);
}
