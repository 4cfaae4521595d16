/** The SIMD instructions that formulas compile to: opcode after the 0xfd prefix, by operation. All are deterministic. */
export const vectorOpcodes = {
  "i32x4.shl": 0xab,
  "i32x4.shr_s": 0xac,
  "i32x4.add": 0xae,
  "i32x4.sub": 0xb1,
  "f32x4.convert_i32x4_s": 0xfa,

  "v128.and": 0x4e,
  "v128.andnot": 0x4f,
  "v128.or": 0x50,
  "v128.xor": 0x51,
  "v128.not": 0x4d,
  "v128.bitselect": 0x52,

  "f32x4.eq": 0x41,
  "f32x4.ne": 0x42,
  "f32x4.lt": 0x43,
  "f32x4.le": 0x45,

  "f32x4.floor": 0x68,
  "f32x4.sqrt": 0xe3,
  "f32x4.add": 0xe4,
  "f32x4.sub": 0xe5,
  "f32x4.mul": 0xe6,
  "f32x4.div": 0xe7,
  "f32x4.pmin": 0xea,
  "f32x4.pmax": 0xeb,

  "f64x2.promote_low_f32x4": 0x5f,
  "f32x4.demote_f64x2_zero": 0x5e,
  "f64x2.add": 0xf0,
  "f64x2.sub": 0xf1,
  "f64x2.mul": 0xf2,
  "f64x2.div": 0xf3,
} as const;

export type VectorOperation = keyof typeof vectorOpcodes;

/** The few scalar instructions that the loop around the formula needs. */
export const scalarOpcodes = {
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  br_if: 0x0d,
  "local.get": 0x20,
  "local.set": 0x21,
  "local.tee": 0x22,
  "i32.const": 0x41,
  "i32.gt_s": 0x4a,
  "i32.add": 0x6a,
  "f32.demote_f64": 0xb6,
} as const;

export const vectorSplat = 0x13;
export const vectorPrefix = 0xfd;
export const vectorMemory = { "v128.load": 0x00, "v128.store": 0x0b } as const;
export const vectorConstant = 0x0c;
export const vectorShuffle = 0x0d;
