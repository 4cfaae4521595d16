import type { Value, VectorGraph } from "../builder.js";

/** c₀ + c₁x + c₂x² + … by Horner's rule. */
export function polynomial(graph: VectorGraph, x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .map((coefficient) => graph.f32(coefficient))
    .reduceRight((sum, coefficient) => graph.add(graph.multiply(sum, x), coefficient));
}

/** The same in f64 lanes. */
export function polynomial64(graph: VectorGraph, x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .map((coefficient) => graph.f64(coefficient))
    .reduceRight((sum, coefficient) => graph.add64(graph.multiply64(sum, x), coefficient));
}
