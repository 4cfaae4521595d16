import type { Kernel } from "../kernel.js";
import { evaluateUpdate } from "../../formula/evaluate.js";
import { activation } from "./activation.js";
import { batches } from "./batches.js";
import { dense } from "./dense.js";
import { losses } from "./losses.js";
import { reductions } from "./reductions.js";

/** Buffers are plain Float64Arrays; the garbage collector forgets them, so there is nothing to reset. */
const memory = {
  reset() {},
  allocate: (length) => new Float64Array(length),
  slice: (buffer, start) => buffer.subarray(start),
  write: (buffer, _lane, values) => buffer.set(values),
  /** A double holds every 32-bit integer exactly. */
  writeIntegers: (buffer, _lane, values) => buffer.set(values),
  read: (buffer, _lane, length) => [...buffer.subarray(0, length)],
  zero: (buffer, length) => buffer.fill(0, 0, length),
  copy: (from, to, length) => to.set(from.subarray(0, length)),
} satisfies Partial<Kernel<Float64Array>>;

/**
 * The kernel in readable double precision, one trial at a time: the oracle that the gradient check runs on and
 * the SIMD kernel must follow, and the fallback where there is no WebAssembly SIMD.
 */
export function referenceKernel(): Kernel<Float64Array> {
  return {
    name: "reference",
    lanes: 1,
    ...memory,
    ...batches,
    ...dense,
    ...activation,
    ...losses,
    compileUpdate: evaluateUpdate,
    ...reductions,
  };
}
