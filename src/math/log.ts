/*!
 * After fdlibm's e_log.c and s_log1p.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to
 * use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { highWord, withHighWord } from "./bits.js";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SMALLEST_NORMAL = 2 ** -1022;
const TWO_54 = 2 ** 54;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** ln x. Error below 1 ulp; −∞ at 0, NaN below. x = 2ᵏ (1 + f) with √½ < 1 + f < √2. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < SMALLEST_NORMAL) return logOfNormal(x * TWO_54, -54);
  return logOfNormal(x, 0);
}

/** ln x + shift · ln 2 */
function logOfNormal(x: number, shift: number): number {
  const word = highWord(x);
  const mantissa = word & 0xfffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  const k = shift + (word >> 20) - 1023 + (carry >> 20);
  const f = withHighWord(x, mantissa | (carry ^ 0x3ff00000)) - 1;
  if ((0xfffff & (2 + mantissa)) < 3) {
    const rest = f * f * (0.5 - 0.3333333333333333 * f); // |f| < 2⁻²⁰
    return k * LN2_HIGH - (rest - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const series = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - series) - k * LN2_LOW - f);
}

const SQRT_HALF_MINUS_1 = -0.2928924560546875;
const SQRT_TWO_MINUS_1 = 0.41421318054199219;
const TINY = 2 ** -54;
const TWO_53 = 2 ** 53;

/** ln(1 + x), exact near 0. Error below 1 ulp; −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity || (x < TINY && x > -TINY)) return x;
  if (x > SQRT_HALF_MINUS_1 && x < SQRT_TWO_MINUS_1) return withLost(x, 0, 0);
  const sum = 1 + x;
  const word = highWord(sum);
  const mantissa = word & 0xfffff;
  const exponent = (word >> 20) - 1023;
  const lost = x >= TWO_53 ? 0 : (exponent > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum;
  if (mantissa < 0x6a09e) return withLost(withHighWord(sum, mantissa | 0x3ff00000) - 1, exponent, lost);
  return withLost(withHighWord(sum, mantissa | 0x3fe00000) - 1, exponent + 1, lost);
}

/** k ln 2 + ln(1 + f) + lost */
function withLost(f: number, k: number, lost: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  const rest = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  return k * LN2_HIGH - (half - (s * (half + rest) + (k * LN2_LOW + lost)) - f);
}
