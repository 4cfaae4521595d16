import type { Value, VectorGraph } from "../builder.js";

/** What the graph calls a number format's constants, sum and product, so that one scheme serves f32 and f64 lanes. */
const single = { constant: "f32", add: "add", multiply: "multiply" } as const;
const double = { constant: "f64", add: "add64", multiply: "multiply64" } as const;
type Format = typeof single | typeof double;

/** c₀ + c₁x + c₂x² + … in f32 lanes, by Estrin's scheme. */
export const polynomial = (graph: VectorGraph, x: Value, coefficients: readonly number[]): Value =>
  estrin(graph, single, x, coefficients);

/** The same in f64 lanes. */
export const polynomial64 = (graph: VectorGraph, x: Value, coefficients: readonly number[]): Value =>
  estrin(graph, double, x, coefficients);

/** The same by Horner's rule: slower, but its rounding errors shrink with x where the terms alternate in sign. */
export const alternatingPolynomial = (graph: VectorGraph, x: Value, coefficients: readonly number[]): Value =>
  horner(graph, single, x, coefficients);

/**
 * E(x²) + x O(x²), with the even and the odd coefficients apart. It has hardly more operations than Horner's rule, but
 * they wait for each other half as long, and waiting is what bounds these loops.
 */
function estrin(graph: VectorGraph, format: Format, x: Value, coefficients: readonly number[]): Value {
  if (coefficients.length <= 3) return horner(graph, format, x, coefficients);
  const square = graph[format.multiply](x, x);
  const [even, odd] = [0, 1].map((parity) =>
    estrin(
      graph,
      format,
      square,
      coefficients.filter((_, power) => power % 2 === parity),
    ),
  );
  return graph[format.add](even!, graph[format.multiply](x, odd!));
}

function horner(graph: VectorGraph, format: Format, x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .map((coefficient) => graph[format.constant](coefficient))
    .reduceRight((sum, coefficient) => graph[format.add](graph[format.multiply](sum, x), coefficient));
}
