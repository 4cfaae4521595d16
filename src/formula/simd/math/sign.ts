import type { Value, VectorGraph } from "../builder.js";

/** −1, 0 or 1; NaN stays NaN. */
export function sign(graph: VectorGraph, x: Value): Value {
  const zero = graph.bits(0);
  const one = graph.withSignOf(graph.f32(1), x);
  return graph.or(graph.and(graph.notEqual(x, zero), one), graph.notEqual(x, x));
}
