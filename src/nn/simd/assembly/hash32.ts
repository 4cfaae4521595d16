/** src/random/hash32.ts, bit for bit: the `counter`-th number of every lane's key, mix(mix(counter + golden) ⊕ key). */
@inline
export function hash32(key: v128, counter: u32): v128 {
  return mixLanes(v128.xor(i32x4.splat(mix(counter + 0x9e3779b9)), key));
}

/** The same for a single key. */
@inline
export function hash32Of(key: u32, counter: u32): u32 {
  return mix(mix(counter + 0x9e3779b9) ^ key);
}

@inline
function mix(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x21f0aaad;
  x = (x ^ (x >> 15)) * 0xd35a2d97;
  return x ^ (x >> 15);
}

@inline
function mixLanes(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x21f0aaad));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0xd35a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}
