import type { Value, VectorGraph } from "../builder.js";
import { sineAt } from "./trigonometric.js";

/** cos x = sin(x + π/2), x in radians. */
export function cos(graph: VectorGraph, x: Value): Value {
  return sineAt(graph, x, 1);
}
