import type { RandomSource } from "./stream.js";

/** A number from [low, high), with all 53 bits; two draws of the source. */
export function uniform(low: number, high: number, random: RandomSource): number {
  return low + (high - low) * random.double();
}
