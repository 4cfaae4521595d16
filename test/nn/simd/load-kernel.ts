import { readFileSync } from "node:fs";
import { createSimdKernel } from "../../../src/nn/simd/kernel.js";
import type { Kernel } from "../../../src/nn/kernel.js";

const built = new URL("../../../dist/kernel.wasm", import.meta.url);

/** A SIMD kernel of its own memory, from the built kernel.wasm. */
export function loadKernel(): Kernel<number> {
  return createSimdKernel(readKernel());
}

function readKernel(): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(built));
  } catch (cause) {
    throw new Error(`no ${built.pathname}: run "npm run build" first`, { cause });
  }
}
