import type { Graph } from "./graph.js";

const LARGEST_EXPANDED = 64;

/**
 * u to the v-th: whole constant exponents up to 64 become products (exact rules for negative u, one multiplication
 * a bit), 0.5 the square root; all others the operation `pow`, which is defined for u ≥ 0.
 */
export function power(graph: Graph, u: number, v: number): number {
  const exponent = graph.constantValue(v);
  if (exponent === 0.5) return graph.apply("sqrt", u);
  if (exponent === undefined || !Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_EXPANDED) {
    return graph.apply("pow", u, v);
  }
  const product = wholePower(graph, u, Math.abs(exponent));
  return exponent < 0 ? graph.apply("divide", graph.constant(1), product) : product;
}

function wholePower(graph: Graph, u: number, exponent: number): number {
  if (exponent === 0) return graph.constant(1);
  if (exponent === 1) return u;
  const half = wholePower(graph, u, Math.floor(exponent / 2));
  const square = graph.apply("multiply", half, half);
  return exponent % 2 === 0 ? square : graph.apply("multiply", square, u);
}
