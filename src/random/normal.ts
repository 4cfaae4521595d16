import { cos, log } from "../math/index.js";
import type { RandomSource } from "./stream.js";

/**
 * A standard normal number, by [Box and Muller](https://en.wikipedia.org/wiki/Box–Muller_transform): always four
 * draws of the source, and no half of a pair kept for later. |z| ≤ 8.6.
 */
export function normal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * log(1 - random.double()));
  return radius * cos(2 * Math.PI * random.double());
}
