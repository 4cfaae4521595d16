import type { Kernel } from "../kernel.js";
import { evaluateUpdate } from "../../formula/evaluate-update.js";
import * as activation from "./activation.js";
import * as dense from "./dense.js";
import * as dropout from "./dropout.js";
import * as gather from "./gather.js";
import * as losses from "./losses.js";
import * as memory from "./memory.js";
import * as reductions from "./reductions.js";
import * as shuffle from "./shuffle.js";

/**
 * The kernel in readable double precision, one trial at a time: the oracle that the gradient check runs on and
 * the SIMD kernel must follow, and the fallback where there is no WebAssembly SIMD.
 */
export function referenceKernel(): Kernel<Float64Array> {
  return {
    name: "reference",
    lanes: 1,
    ...memory,
    ...shuffle,
    ...gather,
    ...dense,
    ...activation,
    ...dropout,
    ...losses,
    compileUpdate: evaluateUpdate,
    ...reductions,
  };
}
