import type { Kernel } from "../nn/kernel.js";

/** One value per lane. */
export function perLane<B, T>(kernel: Kernel<B>, value: (lane: number) => T): T[] {
  return Array.from({ length: kernel.lanes }, (_, lane) => value(lane));
}

/** Share of true among `flags`. */
export function share(flags: readonly boolean[]): number {
  return flags.reduce((count, flag) => count + Number(flag), 0) / flags.length;
}
