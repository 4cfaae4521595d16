import type { Value, VectorGraph } from "../builder.js";

const SMALLEST = 2 ** -110;

/** `x`, but 0 where it is nearer to 0 than 2⁻¹¹⁰: with subnormal numbers x86 processors compute many times slower. NaN stays. */
export function flush(graph: VectorGraph, x: Value): Value {
  return graph.andNot(x, graph.less(graph.abs(x), graph.f32(SMALLEST)));
}
