import type { Value, VectorGraph } from "../builder.js";
import { erf } from "./erf.js";
import { exp, expm1 } from "./exponential.js";
import { log, log1p } from "./logarithm.js";
import { pow } from "./pow.js";
import { sigmoid, sigmoidDerivative, softplus, tanh, tanhDerivative } from "./sigmoid.js";
import { atan, cos, sin } from "./trigonometric.js";

/** Functions that the graph does not have itself, by their names in formulas. */
export const functions = {
  sign,
  exp: (graph: VectorGraph, x: Value) => exp(graph, x),
  expm1,
  log,
  log1p,
  sin,
  cos,
  atan,
  erf,
  tanh,
  tanhDerivative,
  sigmoid,
  sigmoidDerivative,
  softplus,
  flush,
  pow,
};

/** −1, 0 or 1; NaN stays NaN. */
function sign(graph: VectorGraph, x: Value): Value {
  const zero = graph.bits(0);
  const one = graph.withSignOf(graph.f32(1), x);
  return graph.or(graph.and(graph.notEqual(x, zero), one), graph.notEqual(x, x));
}

const SMALLEST = 2 ** -110;

/** `x`, but 0 within 2⁻¹¹⁰ of 0: with subnormal numbers x86 processors compute many times slower. NaN stays. */
function flush(graph: VectorGraph, x: Value): Value {
  return graph.andNot(x, graph.less(graph.abs(x), graph.f32(SMALLEST)));
}
