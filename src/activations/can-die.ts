import type { ActivationSpec } from "./definition.js";
import { programOf } from "./resolve.js";
import { sampleActivation } from "./sample.js";

/** Distances from 0: a grid where units live, and points as far out as any that saturate. */
const DISTANCES: readonly number[] = [...Array.from({ length: 201 }, (_, i) => i / 20), 100, 1e4, 1e8];

/**
 * Whether a unit may die, its derivative being 0 on all that it sees: false where no derivative is 0 at any of some
 * hundred inputs within ±10⁸, as of Leaky ReLU. One that has several inputs, or a learned parameter, may.
 */
export function canDie(spec: ActivationSpec): boolean {
  const { inputs, learned } = programOf(spec);
  if (learned.length > 0 || inputs > 1) return true;
  const points = Float64Array.from(DISTANCES.flatMap((distance) => [0 - distance, distance]));
  return sampleActivation(spec, points).derivative.some((slope) => !(Math.abs(slope) > 0));
}
