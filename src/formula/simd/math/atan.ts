import type { Value, VectorGraph } from "../builder.js";
import { alternatingPolynomial } from "./polynomial.js";

// (atan u − u) / u³ in u², minimax on [0, 1]: 2^-28.7
const REST = [
  -0.333333015, 0.199986264, -0.142650917, 0.109566569, -0.0841645449, 0.0581778735, -0.0313941687,
  0.0110287555, -0.00181865424,
];

/** atan x, by atan|x| = π/2 − atan(1/|x|) beyond 1. */
export function atan(graph: VectorGraph, x: Value): Value {
  const one = graph.f32(1);
  const magnitude = graph.abs(x);
  const u = graph.divide(graph.pmin(magnitude, one), graph.pmax(magnitude, one));
  const square = graph.multiply(u, u);
  const near = graph.add(
    u,
    graph.multiply(graph.multiply(u, square), alternatingPolynomial(graph, square, REST)),
  );
  const far = graph.subtract(graph.f32(Math.PI / 2), near);
  return graph.withSignOf(graph.select(graph.less(one, magnitude), far, near), x);
}
