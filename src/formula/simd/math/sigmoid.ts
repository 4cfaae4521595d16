import type { Value, VectorGraph } from "../builder.js";
import { exp, splitExponential } from "./exponential.js";
import { assembleLogarithm } from "./logarithm.js";

/** e = exp(−|x|), which cannot overflow, and 1 + e. */
function sigmoidParts(graph: VectorGraph, x: Value): { e: Value; onePlus: Value } {
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
const squareOfOnePlus = (graph: VectorGraph, e: Value): Value =>
  graph.add(graph.multiply(e, graph.add(e, graph.f32(2))), graph.f32(1));

/** e = exp(−2|x|), 1 − e without cancellation, and 1 + e. */
function tanhParts(graph: VectorGraph, x: Value): { e: Value; oneMinus: Value; onePlus: Value } {
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
  const { oneMinus, onePlus } = tanhParts(graph, x);
  return graph.withSignOf(graph.divide(oneMinus, onePlus), x);
}

/** tanh′(x) = 4e / (1 + e)²: unlike 1 − tanh², it keeps its relative accuracy in the tails. */
export function tanhDerivative(graph: VectorGraph, x: Value): Value {
  const { e } = tanhParts(graph, x);
  return graph.divide(graph.multiply(e, graph.f32(4)), squareOfOnePlus(graph, e));
}

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
