/*!
 * After fdlibm's s_tanh.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { exp, expm1 } from "./exp.js";

const TINY = 2 ** -28;

/** tanh x. Error below 2 ulp. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < TINY) return x;
  if (size >= 22) return x < 0 ? -1 : 1;
  const value = size >= 1 ? 1 - 2 / (expm1(2 * size) + 2) : ofSmall(expm1(-2 * size));
  return x < 0 ? -value : value;
}

const ofSmall = (t: number): number => -t / (t + 2);

/** d tanh(x) / dx = sech² x = 4e / (1 + e)² with e = exp(−2|x|): no cancellation where tanh is near ±1. Error below 4 ulp. */
export function tanhDerivative(x: number): number {
  const e = exp(-2 * Math.abs(x));
  const sum = 1 + e;
  return (4 * e) / (sum * sum);
}
