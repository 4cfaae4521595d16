import type { Kernel } from "../nn/kernel.js";
import type { Flags } from "./definition.js";

/** One value per lane, of each metric by its name. */
export type LaneValues = Readonly<Record<string, readonly (number | null)[]>>;

/** One value per lane. */
export function perLane<B, T>(kernel: Kernel<B>, value: (lane: number) => T): T[] {
  const values: T[] = [];
  for (let lane = 0; lane < kernel.lanes; lane++) values.push(value(lane));
  return values;
}

/** The share of the flags at which `bit` is 1, which is given the flag and its place. */
export function shareOf(flags: Flags, bit: (flag: number, place: number) => number): number {
  let count = 0;
  for (let i = 0; i < flags.length; i++) count += bit(flags[i], i);
  return count / flags.length;
}

/** Σ values, first to last. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
