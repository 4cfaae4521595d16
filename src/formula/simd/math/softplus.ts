import type { Value, VectorGraph } from "../builder.js";
import { assembleLogarithm } from "./logarithm.js";
import { sigmoidParts } from "./sigmoid.js";

/** log(1 + e^x) = max(x, 0) + log(1 + e), e = exp(−|x|): it shares its exponential with its derivative, the sigmoid. */
export function softplus(graph: VectorGraph, x: Value): Value {
  const { e } = sigmoidParts(graph, x);
  // 1 + e is in [1, 2]: either itself or its half lies between √½ and √2, and both are exact.
  const halve = graph.less(graph.f32(Math.SQRT2 - 1), e);
  const half = graph.multiply(graph.subtract(e, graph.f32(1)), graph.f32(0.5));
  const f = graph.select(halve, half, e);
  const tail = assembleLogarithm(graph, graph.and(halve, graph.f32(1)), f);
  return graph.add(graph.pmax(x, graph.bits(0)), tail);
}
