import { readFileSync } from "node:fs";
import type { Kernel } from "../../nn/kernel.js";
import { referenceKernel } from "../../nn/reference/index.js";
import { createSimdKernel } from "../../nn/simd/kernel.js";
import { packageFile } from "../../package-file.js";

/**
 * The kernels a run can choose between: `simd` trains four trials in every 128-bit vector, `wide` eight in pairs of them,
 * `reference` is the readable f64 oracle. The first two give the same bits.
 */
export const backends = ["simd", "wide", "reference"] as const;

/** The name of a kernel: `simd`, `wide` or `reference`. */
export type Backend = (typeof backends)[number];

/** Trials that one group of the backend holds: the kernel's lanes. */
export const groupSize: Readonly<Record<Backend, number>> = { simd: 4, wide: 8, reference: 1 };

const wasm = { simd: "dist/kernel.wasm", wide: "dist/kernel-wide.wasm" };

/** A kernel of the backend; the SIMD kernel's module is read from beside the built code. */
export function createKernel(backend: Backend): Kernel<number> | Kernel<Float64Array> {
  if (backend === "reference") return referenceKernel();
  return createSimdKernel(readFileSync(packageFile(wasm[backend])));
}

/** All kernels that a backend's groups are trained on, the widest first: what fills less than half of it has a narrower one. */
export function createKernels(backend: Backend): Kernel<unknown>[] {
  const chosen: readonly Backend[] = backend === "wide" ? ["wide", "simd"] : [backend];
  return chosen.map((name) => createKernel(name) as Kernel<unknown>);
}
