/** One number, seen as a double and as two 32-bit words; a scratch that no function keeps anything in. */
const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const HIGH = littleEndian ? 1 : 0;
const LOW = littleEndian ? 0 : 1;

/** Sign, exponent and the upper 20 bits of the mantissa, as a signed 32-bit integer. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH];
}

/** `x` with another sign, exponent and upper mantissa. */
export function withHighWord(x: number, high: number): number {
  float[0] = x;
  words[HIGH] = high;
  return float[0];
}

/** `x` with the lower 32 bits of its mantissa cleared: products of two such numbers' parts are exact. */
export function withoutLowWord(x: number): number {
  float[0] = x;
  words[LOW] = 0;
  return float[0];
}
