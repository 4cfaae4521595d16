import type { Kernel } from "../nn/kernel.js";

/** One value per lane, of each metric by its name. */
export type LaneValues = Readonly<Record<string, readonly (number | null)[]>>;

/** One value per lane. */
export function perLane<B, T>(kernel: Kernel<B>, value: (lane: number) => T): T[] {
  const values: T[] = [];
  for (let lane = 0; lane < kernel.lanes; lane++) values.push(value(lane));
  return values;
}

/** Σ values, first to last. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
