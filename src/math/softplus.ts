import { exp } from "./exp.js";
import { log1p } from "./log1p.js";

/** ln(1 + eˣ), without overflow and accurate in both tails. Error below 1.5 ulp. */
export function softplus(x: number): number {
  const tail = log1p(exp(-Math.abs(x)));
  return x > 0 ? x + tail : tail;
}
