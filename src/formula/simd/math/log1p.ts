import type { Value, VectorGraph } from "../builder.js";
import { assembleLogarithm, exponentBits, logarithmAtEnds } from "./logarithm.js";

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
