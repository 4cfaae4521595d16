/*!
 * After fdlibm's s_expm1.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { scale } from "./scale.js";

const OVERFLOW = 7.09782712893383973096e2;
const ALL_ONES = -38.816242111356935; // −56 ln 2: e⁻ˣ no longer shows
const HALF_LN2 = 0.34657359027997264;
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = Math.LOG2E;
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
  let k = 0;
  let high = x;
  let low = 0;
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
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
