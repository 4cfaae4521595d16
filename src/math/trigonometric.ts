/*!
 * After fdlibm's e_rem_pio2.c, k_sin.c and k_cos.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved.
 */
import { highWord } from "./bits.js";

const QUARTER_PI = 0.7853981633974483;

/** x − n·π/2 as the sum of two doubles; a scratch between the steps of one call. */
const remainder = new Float64Array(2);

/** sin x, x in radians. Error below 1 ulp for every x; NaN at ±∞. */
export function sin(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return x === 0 ? x : sinOfRemainder(x, 0);
  return Math.abs(x) < Infinity ? sinIn(reduceToQuadrant(x)) : NaN;
}

/** cos x, x in radians. Error below 1 ulp for every x; NaN at ±∞. */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return cosOfRemainder(x, 0);
  return Math.abs(x) < Infinity ? sinIn((reduceToQuadrant(x) + 1) & 3) : NaN;
}

/** The sine of the remainder and so many quarter turns. */
function sinIn(quadrant: number): number {
  const value = (quadrant % 2 === 0 ? sinOfRemainder : cosOfRemainder)(remainder[0], remainder[1]);
  return quadrant < 2 ? value : -value;
}

const MEDIUM = 1647099; // 2²⁰ π/2
const ROUNDER = 1.5 * 2 ** 52; // adding and subtracting it rounds to a whole number
const TWO_OVER_PI = 6.36619772367581382433e-1;
const PART1 = 1.57079632673412561417; // π/2 = PART1 + PART2 + PART3 + TAIL3, each part 33 bits
const TAIL1 = 6.0771005065061922e-11;
const PART2 = 6.077100506303966e-11;
const TAIL2 = 2.02226624879595063154e-21;
const PART3 = 2.0222662487111664558e-21;
const TAIL3 = 8.47842766036889956997e-32;

/** The nearest multiple n of π/2 (modulo 4), what remains of a finite x being left in `remainder`. */
function reduceToQuadrant(x: number): number {
  if (Math.abs(x) >= MEDIUM) return reduceLarge(x);
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const exponent = exponentOf(x);
  let r = x - n * PART1;
  let w = n * TAIL1;
  if (exponent - exponentOf(r - w) > 16) {
    const before = r;
    w = n * PART2;
    r = before - w;
    w = n * TAIL2 - (before - r - w);
    if (exponent - exponentOf(r - w) > 49) {
      const second = r;
      w = n * PART3;
      r = second - w;
      w = n * TAIL3 - (second - r - w);
    }
  }
  remainder[0] = r - w;
  remainder[1] = r - remainder[0] - w;
  return n & 3;
}

const exponentOf = (x: number): number => (highWord(x) >> 20) & 0x7ff;

const PRECISE = 1200n; // bits of 2/π: the largest double's 1024, and 176 that remain
const COARSE = 200n;
const TWO_OVER_PI_1200 = BigInt(
  "0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921c" +
    "fe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f" +
    "ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d08" +
    "56033046fc7b",
);
const HALF_PI_200 = 0x1921fb54442d18469898cc51701b839a252049c1114cf98e804n;

/** In integers of 1200 bits: slow, exact, and rare. */
function reduceLarge(x: number): number {
  const exponent = exponentOf(x) - 1075;
  const mantissa = BigInt(Math.abs(x) / 2 ** exponent);
  const fractionBits = PRECISE - BigInt(exponent);
  const quotient = mantissa * TWO_OVER_PI_1200;
  const n = ((quotient >> (fractionBits - 1n)) + 1n) >> 1n;
  const fraction = (quotient - (n << fractionBits)) >> (fractionBits - COARSE);
  const angle = (fraction * HALF_PI_200) >> COARSE;
  const lead = Number(angle);
  const sign = x < 0 ? -1 : 1;
  remainder[0] = (sign * lead) / 2 ** 200;
  remainder[1] = (sign * Number(angle - BigInt(lead))) / 2 ** 200;
  return (sign * Number(n & 3n)) & 3;
}

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;
const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

/** sin(x + tail) for |x| ≤ π/4 */
function sinOfRemainder(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail - v * S1);
}

/** cos(x + tail) for |x| ≤ π/4 */
function cosOfRemainder(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const half = 0.5 * z;
  const lead = 1 - half;
  return lead + (1 - lead - half + (z * r - x * tail));
}
