import type { Value, VectorGraph } from "../builder.js";
import { squareOfOnePlus } from "./sigmoid.js";
import { splitExponential } from "./exponential.js";

/** e = exp(−2|x|), 1 − e without cancellation, and 1 + e. */
function parts(graph: VectorGraph, x: Value): { e: Value; oneMinus: Value; onePlus: Value } {
  const one = graph.f32(1);
  const argument = graph.multiply(graph.abs(x), graph.f32(-2));
  const { power, excess } = splitExponential(graph, argument, { from: -Infinity, to: 0 });
  const scale = graph.add(power, power);
  const e = graph.multiply(scale, graph.add(excess, one));
  const oneMinus = graph.subtract(graph.subtract(one, scale), graph.multiply(scale, excess));
  return { e, oneMinus, onePlus: graph.add(e, one) };
}

/** tanh|x| = (1 − e) / (1 + e). */
export function tanh(graph: VectorGraph, x: Value): Value {
  const { oneMinus, onePlus } = parts(graph, x);
  return graph.withSignOf(graph.divide(oneMinus, onePlus), x);
}

/** tanh′(x) = 4e / (1 + e)²: unlike 1 − tanh², it keeps its relative accuracy in the tails. */
export function tanhDerivative(graph: VectorGraph, x: Value): Value {
  const { e } = parts(graph, x);
  return graph.divide(graph.multiply(e, graph.f32(4)), squareOfOnePlus(graph, e));
}
