/*!
 * After fdlibm's e_exp.c and s_expm1.c. Copyright (C) 2004 and 1993 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved.
 */
import { scale } from "./bits.js";

const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;
const HALF_LN2 = 0.34657359027997264;
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** The k of x = k·ln 2 + r with |r| ≤ ½ ln 2. */
const multipleOfLn2 = (x: number): number =>
  x > HALF_LN2 || x < -HALF_LN2 ? (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0 : 0;

/** eˣ. Error below 1 ulp. Of the rest beside k·ln 2 from a rational approximation. */
export function exp(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (x === 1) return Math.E;
  const k = multipleOfLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = exponentialPart(r);
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}

/** The c of eʳ ≈ 1 + r + r c / (2 − c), |r| ≤ ½ ln 2. */
export function exponentialPart(r: number): number {
  const t = r * r;
  return r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
}

const ALL_ONES = -38.816242111356935; // −56 ln 2: e⁻ˣ no longer shows
const TINY = 2 ** -54;
const Q1 = -3.33333333333331316428e-2;
const Q2 = 1.58730158725481460165e-3;
const Q3 = -7.93650757867487942473e-5;
const Q4 = 4.00821782732936239552e-6;
const Q5 = -2.01099218183624371326e-7;

/** eˣ − 1, without cancellation near 0. Error below 1 ulp. */
export function expm1(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < ALL_ONES) return -1;
  if (Math.abs(x) < TINY) return x;
  const k = multipleOfLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const half = 0.5 * r;
  const square = r * half;
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
  const t = 3 - r1 * half;
  const e = square * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  return rebuild(r, r * (e - lost) - lost - square, k);
}

/** 2ᵏ (1 + r − e) − 1, ordered so that the leading digits never cancel. */
function rebuild(r: number, e: number, k: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1;
  const inverse = scale(1, -k);
  if (k < 20) return scale(1 - inverse - (e - r), k);
  return scale(r - (e + inverse) + 1, k);
}
