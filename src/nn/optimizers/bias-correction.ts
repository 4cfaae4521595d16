/**
 * 1 − βᵗ: what is missing to 1 in a running mean that started at zero, t whole steps ago. By repeated squaring,
 * because the bits of Math.pow vary between engines.
 */
export function biasCorrection(beta: number, t: number): number {
  let power = 1;
  for (let exponent = t, square = beta; exponent > 0; exponent = Math.floor(exponent / 2), square *= square) {
    if (exponent % 2 === 1) power *= square;
  }
  return 1 - power;
}
