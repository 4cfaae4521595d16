/*!
 * After fdlibm's e_pow.c. Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { highWord, withHighWord, withoutLowWord, scale } from "./bits.js";
import { exponentialPart } from "./exp.js";
import { polynomial } from "./polynomial.js";

const TWO_53 = 2 ** 53;
const SMALLEST_NORMAL = 2 ** -1022;
const NEARLY_HALF_ULP_OF_1024 = 8.008566259537294e-17; // −(1024 − log2(largest + ½ ulp))
const INVERSE_LN2_HIGH = 1.44269502162933349609;
const INVERSE_LN2_LOW = 1.92596299112661746887e-8;

/** log2 of the base as the sum of two doubles; a scratch between the steps of one call. */
const logarithm = new Float64Array(2);

/**
 * xʸ as IEEE 754 defines it: 1ʸ = x⁰ = 1 even for NaN (where `**` gives NaN for 1 ** NaN), NaN for a negative
 * base with a fractional exponent. Error below 1 ulp.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  const size = Math.abs(x);
  const negative = x < 0 || Object.is(x, -0);
  if (Math.abs(y) === Infinity) return size === 1 ? 1 : size > 1 === y > 0 ? Infinity : 0;
  const whole = Math.floor(y) === y;
  if (negative && !whole && size !== 0 && size !== Infinity) return NaN;
  const value = powOfPositive(size, y);
  const odd = whole && Math.floor(y / 2) * 2 !== y;
  return negative && odd ? -value : value;
}

function powOfPositive(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === 0 || x === Infinity) return y < 0 ? 1 / x : x;
  if (Math.abs(y) > 2 ** 31) {
    const overflows = x > 1 === y > 0;
    if (Math.abs(y) > 2 ** 64 || Math.abs(x - 1) >= 2 ** -20) return overflows ? Infinity : 0;
    log2NearOne(x - 1);
  } else {
    log2(x);
  }
  const upper = withoutLowWord(y);
  return exp2(upper * logarithm[0], (y - upper) * logarithm[0] + y * logarithm[1]);
}

/**
 * log2(1 + t) for |t| < 2⁻²⁰. Where fdlibm rounds t · INVERSE_LN2_HIGH (and is off by 500 ulp at
 * pow(0.9999999081124155, −6373697369.3)), t is split too.
 */
function log2NearOne(t: number): void {
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const lead = withoutLowWord(t);
  const u = INVERSE_LN2_HIGH * lead;
  const v = INVERSE_LN2_HIGH * (t - lead) + t * INVERSE_LN2_LOW - w * Math.LOG2E;
  logarithm[0] = withoutLowWord(u + v);
  logarithm[1] = v - (logarithm[0] - u);
}

/** log2 x for any positive finite x, to about 2⁻⁶⁸. x = 2ⁿ m, and m is near 1 or 1½. */
function log2(x: number): void {
  const subnormal = x < SMALLEST_NORMAL;
  const normal = subnormal ? x * TWO_53 : x;
  const word = highWord(normal);
  const mantissa = word & 0xfffff;
  let n = (word >> 20) - (subnormal ? 1023 + 53 : 1023);
  let high = mantissa | 0x3ff00000;
  const nearThreeHalves = mantissa > 0x3988e && mantissa < 0xbb67a;
  if (mantissa >= 0xbb67a) {
    n += 1;
    high -= 0x100000;
  }
  const m = withHighWord(normal, high);
  const centre = nearThreeHalves ? 1.5 : 1;
  const sumHigh = withHighWord(0, ((high >> 1) | 0x20000000) + 0x80000 + (nearThreeHalves ? 0x40000 : 0));
  log2Around(m, centre, sumHigh, n);
}

// (3 / (2s) · log((1 + s) / (1 − s)) − 3 − s²) / s⁴ in s²
const REST = [
  5.99999999999994648725e-1, 4.28571428578550184252e-1, 3.33333329818377432918e-1, 2.72728123808534006489e-1,
  2.30660745775561754067e-1, 2.06975017800338417784e-1,
];

/** n + log2 m from s = (m − centre) / (m + centre), each product split into exact parts; `sumHigh` ≈ m + centre. */
function log2Around(m: number, centre: number, sumHigh: number, n: number): void {
  const u = m - centre;
  const v = 1 / (m + centre);
  const s = u * v;
  const sHigh = withoutLowWord(s);
  const sLow = v * (u - sHigh * sumHigh - sHigh * (m - (sumHigh - centre)));
  const s2 = s * s;
  const rest = s2 * s2 * polynomial(s2, REST) + sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const tHigh = withoutLowWord(3 + square + rest);
  const tLow = rest - (tHigh - 3 - square);
  const lead = sHigh * tHigh;
  const tail = sLow * tHigh + tLow * s;
  const pHigh = withoutLowWord(lead + tail);
  const pLow = tail - (pHigh - lead);
  const log2CentreHigh = centre === 1 ? 0 : 5.84962487220764160156e-1;
  const log2CentreLow = centre === 1 ? 0 : 1.35003920212974897128e-8;
  const zHigh = 9.61796700954437255859e-1 * pHigh;
  const zLow = -7.02846165095275826516e-9 * pHigh + pLow * 9.61796693925975554329e-1 + log2CentreLow;
  logarithm[0] = withoutLowWord(zHigh + zLow + log2CentreHigh + n);
  logarithm[1] = zLow - (logarithm[0] - n - log2CentreHigh - zHigh);
}

/** 2^(high + low) */
function exp2(high: number, low: number): number {
  const z = low + high;
  if (z > 1024 || (z === 1024 && low + NEARLY_HALF_ULP_OF_1024 > z - high)) return Infinity;
  if (z < -1075 || (z === -1075 && low <= z - high)) return 0;
  const n = Math.floor(z + 0.5);
  const rest = high - n;
  const t = withoutLowWord(low + rest);
  const u = t * 6.93147182464599609375e-1;
  const v = (low - (t - rest)) * Math.LN2 + t * -1.90465429995776804525e-9;
  const r = u + v;
  const lost = v - (r - u);
  const c = exponentialPart(r);
  return scale(1 - ((r * c) / (c - 2) - (lost + r * lost) - r), n);
}
