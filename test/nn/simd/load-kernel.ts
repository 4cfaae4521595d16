import { readFileSync } from "node:fs";
import { createSimdKernel } from "../../../src/nn/simd/kernel.js";
import type { Kernel } from "../../../src/nn/kernel.js";

const files = { simd: "kernel.wasm", wide: "kernel-wide.wasm" };

/** The SIMD kernels' names: of four trials, and of eight. */
export const simdKernels = ["simd", "wide"] as const;

/** A SIMD kernel of its own memory, from the built module. */
export function loadKernel(name: (typeof simdKernels)[number] = "simd"): Kernel<number> {
  return createSimdKernel(readKernel(new URL(`../../../dist/${files[name]}`, import.meta.url)));
}

function readKernel(built: URL): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(built));
  } catch (cause) {
    throw new Error(`no ${built.pathname}: run "npm run build" first`, { cause });
  }
}
