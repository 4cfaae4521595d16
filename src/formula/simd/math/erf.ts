import type { Value, VectorGraph } from "../builder.js";
import { exp } from "./exponential.js";
import { polynomial } from "./polynomial.js";

const BOUNDARY = 0.925;
/** Beyond it erf is 1 in f32. */
const LIMIT = 3.95;

// erf x / x − 1 in x², minimax on |x| ≤ 0.93: 2^-29.9
const NEAR = [
  0.128379166, -0.376126289, 0.112836242, -0.026855588, 0.0051919478, -0.000804383948, 7.96966342e-5,
];
// log erfc x, minimax on 0.92 ≤ x ≤ 3.95 relative to erf: 2^-29.1
const FAR = [
  -0.000195681656, -1.12767565, -0.637182057, -0.103931963, 0.0222272333, -0.00304334122, 0.000195955727,
];

/** The error function 2/√π ∫₀ˣ exp(−t²) dt: a polynomial in x² near 0, 1 − exp(polynomial) beyond 0.925. */
export function erf(graph: VectorGraph, x: Value): Value {
  const magnitude = graph.pmin(graph.abs(x), graph.f32(LIMIT));
  const square = graph.multiply(magnitude, magnitude);
  const near = graph.add(magnitude, graph.multiply(magnitude, polynomial(graph, square, NEAR)));
  const complement = exp(graph, polynomial(graph, magnitude, FAR), { from: -20, to: 1 });
  const far = graph.subtract(graph.f32(1), complement);
  const isFar = graph.less(graph.f32(BOUNDARY), magnitude);
  return graph.withSignOf(graph.select(isFar, far, near), x);
}
