import { readFileSync } from "node:fs";
import type { Kernel } from "../../nn/kernel.js";
import { referenceKernel } from "../../nn/reference/index.js";
import { createSimdKernel } from "../../nn/simd/kernel.js";
import { packageFile } from "../../package-file.js";

/** The kernels a run can choose between: `simd` is the fast one, `reference` the readable f64 oracle. */
export const backends = ["simd", "reference"] as const;

/** The name of a kernel: `simd` or `reference`. */
export type Backend = (typeof backends)[number];

/** Trials that one group of the backend holds: the kernel's lanes. */
export const groupSize: Readonly<Record<Backend, number>> = { simd: 4, reference: 1 };

/** A kernel of the backend; the SIMD kernel's module is read from beside the built code. */
export function createKernel(backend: Backend): Kernel<number> | Kernel<Float64Array> {
  if (backend === "reference") return referenceKernel();
  return createSimdKernel(readFileSync(packageFile("dist/kernel.wasm")));
}
