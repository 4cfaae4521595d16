import type { Value, VectorGraph } from "../builder.js";
import { splitExponential } from "./exponential.js";

/** e^x − 1 = 2 (2^(n−1) (e^r − 1) + (2^(n−1) − ½)): no cancellation near 0, and it shares its exponential with exp(x). */
export function expm1(graph: VectorGraph, x: Value): Value {
  const { power, excess } = splitExponential(graph, x);
  const half = graph.add(graph.multiply(power, excess), graph.subtract(power, graph.f32(0.5)));
  return graph.withSignOf(graph.add(half, half), x);
}
