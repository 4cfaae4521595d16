import type { Kernel } from "../nn/kernel.js";
import { stream } from "../random/stream.js";
import type { TrialSpec } from "./spec.js";

/** A buffer with one 32-bit key per lane, drawn from the stream of that name of the lane's seed. */
export function laneKeys<B>(kernel: Kernel<B>, lanes: readonly TrialSpec[], name: string): B {
  const keys = kernel.allocate(1);
  for (const [lane, { rootSeed, dataset, phase, seed }] of lanes.entries()) {
    kernel.writeIntegers(keys, lane, [stream(rootSeed, dataset.name, phase, seed, name).int32()]);
  }
  return keys;
}
