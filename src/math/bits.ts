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

const LOWEST = -1022;
const HIGHEST = 1023;
const TWO_TO_MINUS_1000 = 2 ** -1000;

const powers = powersOfTwo();

function powersOfTwo(): Float64Array {
  const table = new Float64Array(HIGHEST - LOWEST + 1);
  table[-LOWEST] = 1;
  for (let k = 1; k <= HIGHEST; k += 1) table[k - LOWEST] = 2 * table[k - 1 - LOWEST];
  for (let k = -1; k >= LOWEST; k -= 1) table[k - LOWEST] = table[k + 1 - LOWEST] / 2;
  return table;
}

/** y · 2ᵏ, rounded once, for −2022 ≤ k ≤ 1024; y near 1. */
export function scale(y: number, k: number): number {
  if (k > HIGHEST) return y * 2 * powers[HIGHEST - LOWEST];
  if (k >= LOWEST) return y * powers[k - LOWEST];
  return y * powers[k + 1000 - LOWEST] * TWO_TO_MINUS_1000;
}
