const words = new DataView(new ArrayBuffer(8));

/** The bits of the f32 nearest to `value`, as an unsigned integer. */
export function bitsOf(value: number): number {
  words.setFloat32(0, value);
  return words.getUint32(0);
}

/** The f32 that has these bits. */
export function floatOf(bits: number): number {
  words.setUint32(0, bits);
  return words.getFloat32(0);
}

/** The two words of an f64. */
export function doubleBitsOf(value: number): { low: number; high: number } {
  words.setFloat64(0, value);
  return { low: words.getUint32(4), high: words.getUint32(0) };
}
