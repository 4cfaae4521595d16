type Fold = (...operands: number[]) => number;

const mask = (condition: boolean): number => (condition ? 0xffffffff : 0);

const folds: Readonly<Record<string, Fold>> = {
  "f32x4.add": (a, b) => bitsOf(floatOf(a!) + floatOf(b!)),
  "f32x4.sub": (a, b) => bitsOf(floatOf(a!) - floatOf(b!)),
  "f32x4.mul": (a, b) => bitsOf(floatOf(a!) * floatOf(b!)),
  "f32x4.div": (a, b) => bitsOf(floatOf(a!) / floatOf(b!)),
  "f32x4.sqrt": (a) => bitsOf(Math.sqrt(floatOf(a!))),
  "f32x4.floor": (a) => bitsOf(Math.floor(floatOf(a!))),
  "f32x4.lt": (a, b) => mask(floatOf(a!) < floatOf(b!)),
  "f32x4.le": (a, b) => mask(floatOf(a!) <= floatOf(b!)),
  "f32x4.eq": (a, b) => mask(floatOf(a!) === floatOf(b!)),
  "f32x4.ne": (a, b) => mask(floatOf(a!) !== floatOf(b!)),
  "v128.and": (a, b) => (a! & b!) >>> 0,
  "v128.or": (a, b) => (a! | b!) >>> 0,
  "v128.xor": (a, b) => (a! ^ b!) >>> 0,
  "v128.not": (a) => ~a! >>> 0,
};

/**
 * The bits of `operation` on constants, exactly as the instruction computes them (one f64 operation rounded to f32 is
 * the f32 operation); undefined if an operand is no constant. What is not folded here is still computed only once, before the loop.
 */
export function foldConstants(
  operation: string,
  operands: readonly (number | undefined)[],
): number | undefined {
  const known = operands.filter((operand) => operand !== undefined);
  return known.length === operands.length ? folds[operation]?.(...known) : undefined;
}

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
