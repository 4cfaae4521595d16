import type { Kernel } from "../kernel.js";
import { evaluateUpdate } from "../../formula/evaluate.js";
import { activation } from "./activation.js";
import { batches } from "./batches.js";
import { dense } from "./dense.js";
import { losses } from "./losses.js";
import { memory } from "./memory.js";
import { reductions } from "./reductions.js";

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
