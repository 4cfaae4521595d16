/*!
 * After fdlibm's s_atan.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

const HUGE = 2 ** 66;
const TINY = 2 ** -27;
const HALF_PI = 1.570796326794896558;
const A0 = 3.33333333333329318027e-1;
const A1 = -1.99999999998764832476e-1;
const A2 = 1.42857142725034663711e-1;
const A3 = -1.1111110405462355788e-1;
const A4 = 9.09088713343650656196e-2;
const A5 = -7.69187620504482999495e-2;
const A6 = 6.66107313738753120669e-2;
const A7 = -5.83357013379057348645e-2;
const A8 = 4.97687799461593236017e-2;
const A9 = -3.6531572744216915527e-2;
const A10 = 1.62858201153657823623e-2;

/** arctan x, in (−π/2, π/2). Error below 1 ulp. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.4375) return size < TINY ? x : x - x * series(x);
  const value = atanOfLarger(size);
  return x < 0 ? -value : value;
}

/** arctan x = arctan c + arctan((x − c) / (1 + cx)), for the nearest of c = ½, 1, 1½, ∞ */
function atanOfLarger(x: number): number {
  if (x < 0.6875) return around((2 * x - 1) / (2 + x), 4.63647609000806093515e-1, 2.26987774529616870924e-17);
  if (x < 1.1875) return around((x - 1) / (x + 1), 7.85398163397448278999e-1, 3.06161699786838301793e-17);
  if (x < 2.4375)
    return around((x - 1.5) / (1 + 1.5 * x), 9.82793723247329054082e-1, 1.39033110312309984516e-17);
  if (x < HUGE) return around(-1 / x, HALF_PI, 6.12323399573676603587e-17);
  return x >= HUGE ? HALF_PI : NaN;
}

const around = (t: number, centre: number, centreTail: number): number =>
  centre - (t * series(t) - centreTail - t);

/** 1 − arctan(x) / x */
function series(x: number): number {
  const z = x * x;
  const w = z * z;
  const even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  const odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
  return even + odd;
}
