import type { Value, VectorGraph } from "../builder.js";
import { assembleLogarithm, exponentBits, logarithmAtEnds } from "./logarithm.js";

/** The natural logarithm, by x = 2^k m and a polynomial in m − 1. Subnormal arguments are scaled up first. */
export function log(graph: VectorGraph, x: Value): Value {
  const subnormal = graph.less(x, graph.f32(2 ** -126));
  const normal = graph.select(subnormal, graph.multiply(x, graph.f32(2 ** 23)), x);
  const { k, shifted } = exponentBits(graph, normal);
  const exponent = graph.subtract(graph.toFloat(k), graph.and(subnormal, graph.f32(23)));
  const f = graph.subtract(graph.subtractIntegers(normal, shifted), graph.f32(1));
  return logarithmAtEnds(graph, x, assembleLogarithm(graph, exponent, f));
}
