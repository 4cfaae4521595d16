import type { Value, VectorGraph } from "../builder.js";
import { sineAt } from "./trigonometric.js";

/** sin x, x in radians; shares everything but the last selection with cos x. */
export function sin(graph: VectorGraph, x: Value): Value {
  return sineAt(graph, x, 0);
}
