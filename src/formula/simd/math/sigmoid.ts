import type { Value, VectorGraph } from "../builder.js";
import { exp } from "./exp.js";

/** e = exp(−|x|), which cannot overflow, and 1 + e. */
export function sigmoidParts(graph: VectorGraph, x: Value): { e: Value; onePlus: Value } {
  const e = exp(graph, graph.negativeAbs(x), { from: -Infinity, to: 0 });
  return { e, onePlus: graph.add(e, graph.f32(1)) };
}

/** σ(x) = 1 / (1 + e) for x ≥ 0, e / (1 + e) below. */
export function sigmoid(graph: VectorGraph, x: Value): Value {
  const { e, onePlus } = sigmoidParts(graph, x);
  const negative = graph.less(x, graph.bits(0));
  return graph.divide(graph.select(negative, e, graph.f32(1)), onePlus);
}

/** σ′(x) = e / (1 + e)², accurate in both tails. */
export function sigmoidDerivative(graph: VectorGraph, x: Value): Value {
  const { e } = sigmoidParts(graph, x);
  return graph.divide(e, squareOfOnePlus(graph, e));
}

/** (1 + e)² as 1 + e (2 + e), which doubles no rounding error. */
export function squareOfOnePlus(graph: VectorGraph, e: Value): Value {
  return graph.add(graph.multiply(e, graph.add(e, graph.f32(2))), graph.f32(1));
}
