import type { Kernel } from "../kernel.js";

/** Buffers are plain Float64Arrays; the garbage collector forgets them, so there is nothing to reset. */
export const memory = {
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
