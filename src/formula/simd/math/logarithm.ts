import type { Value, VectorGraph } from "../builder.js";
import { LN2_HIGH, LN2_LOW } from "./exponential.js";
import { polynomial } from "./polynomial.js";

// (log(1 + f) − f + f²/2) / f³, minimax on √½ ≤ 1 + f ≤ √2 relative to log(1 + f): 2^-28.5
const REST = [
  0.333333105, -0.25000298, 0.200024962, -0.166523919, 0.141986266, -0.126632527, 0.123000242, -0.103290215,
  0.0421519615,
];

/** The bits of the k with x = 2^k m, √½ ≤ m < √2, in the place of a float's exponent; x normal and positive. */
function exponentBits(graph: VectorGraph, x: Value): { k: Value; shifted: Value } {
  const SQRT_HALF = 0x3f3504f3;
  const k = graph.shiftRight(graph.subtractIntegers(x, graph.bits(SQRT_HALF)), 23);
  return { k, shifted: graph.shiftLeft(k, 23) };
}

/** k ln 2 + log(1 + f), √½ ≤ 1 + f < √2; small terms are added first. */
export function assembleLogarithm(graph: VectorGraph, k: Value, f: Value): Value {
  const square = graph.multiply(f, f);
  const rest = graph.multiply(graph.multiply(f, square), polynomial(graph, f, REST));
  const low = graph.add(rest, graph.multiply(k, graph.f32(LN2_LOW)));
  const correction = graph.subtract(low, graph.multiply(square, graph.f32(0.5)));
  return graph.add(graph.multiply(k, graph.f32(LN2_HIGH)), graph.add(f, correction));
}

/** `result` where x is positive and finite; otherwise the logarithm's −∞ at 0, NaN below, ∞ at ∞, NaN at NaN. */
function logarithmAtEnds(graph: VectorGraph, x: Value, result: Value): Value {
  const zero = graph.bits(0);
  const atOrBelowZero = graph.or(graph.f32(-Infinity), graph.less(x, zero));
  const left = graph.select(graph.less(zero, x), result, atOrBelowZero);
  return graph.select(graph.less(x, graph.f32(Infinity)), left, x);
}

/** The k and f of x = 2^k (1 + f), √½ ≤ 1 + f < √2; x positive, and scaled up first where it is subnormal. */
export function splitLogarithm(graph: VectorGraph, x: Value): { k: Value; f: Value } {
  const subnormal = graph.less(x, graph.f32(2 ** -126));
  const normal = graph.select(subnormal, graph.multiply(x, graph.f32(2 ** 23)), x);
  const { k, shifted } = exponentBits(graph, normal);
  return {
    k: graph.subtract(graph.toFloat(k), graph.and(subnormal, graph.f32(23))),
    f: graph.subtract(graph.subtractIntegers(normal, shifted), graph.f32(1)),
  };
}

/** The natural logarithm, by x = 2^k (1 + f) and a polynomial in f. */
export function log(graph: VectorGraph, x: Value): Value {
  const { k, f } = splitLogarithm(graph, x);
  return logarithmAtEnds(graph, x, assembleLogarithm(graph, k, f));
}

/**
 * log(1 + x). The exponent k comes from 1 + x, but the rest f = 2^-k x + (2^-k − 1) from x itself, so that nothing of a
 * small x is lost. Scaling by 2^-k is a subtraction from the exponent's bits.
 */
export function log1p(graph: VectorGraph, x: Value): Value {
  const one = graph.f32(1);
  const sum = graph.add(x, one);
  const { k, shifted } = exponentBits(graph, sum);
  const scaledX = graph.subtractIntegers(x, shifted);
  const scaledOne = graph.pmax(graph.subtractIntegers(one, shifted), graph.bits(0)); // 2^-128 is no normal number
  const f = graph.add(scaledX, graph.subtract(scaledOne, one));
  const result = assembleLogarithm(graph, graph.toFloat(k), f);
  return graph.or(logarithmAtEnds(graph, sum, result), graph.and(x, graph.bits(0x80000000)));
}
