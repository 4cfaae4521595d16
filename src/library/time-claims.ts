import { declaredClaims } from "../claims/index.js";
import { measureTimings } from "../claims/timing/measure.js";
import { timedPairsOn } from "../claims/timing/timed-pairs.js";
import type { Tables } from "../datasets/table.js";
import { createKernel, type Backend } from "../experiment/executors/backend.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Kernel } from "../nn/kernel.js";
import type { Timing } from "../trial/timing.js";

/**
 * Times what the declared claims ask the clock about, on this thread: nothing else should run meanwhile. Where trials were
 * trained eight at a time, four are timed: the answer should not depend on what V8 merges.
 */
export function timeClaims(experiment: Experiment, tables: Tables, backend: Backend = "simd"): Timing[] {
  const requests = declaredClaims(experiment).flatMap((claim) => claim.timings?.(experiment) ?? []);
  if (requests.length === 0) return [];
  const kernel = createKernel(backend === "wide" ? "simd" : backend) as Kernel<unknown>;
  return measureTimings(requests, timedPairsOn(kernel, tables), () => performance.now());
}
