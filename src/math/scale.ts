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
