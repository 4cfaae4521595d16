import type { Value, VectorGraph } from "../builder.js";

/** How a number format adds and multiplies, so that one scheme serves f32 and f64 lanes. */
interface Arithmetic {
  constant(value: number): Value;
  add(a: Value, b: Value): Value;
  multiply(a: Value, b: Value): Value;
}

function single(graph: VectorGraph): Arithmetic {
  return {
    constant: (value) => graph.f32(value),
    add: (a, b) => graph.add(a, b),
    multiply: (a, b) => graph.multiply(a, b),
  };
}

function double(graph: VectorGraph): Arithmetic {
  return {
    constant: (value) => graph.f64(value),
    add: (a, b) => graph.add64(a, b),
    multiply: (a, b) => graph.multiply64(a, b),
  };
}

/** c₀ + c₁x + c₂x² + … in f32 lanes, by Estrin's scheme. */
export function polynomial(graph: VectorGraph, x: Value, coefficients: readonly number[]): Value {
  return estrin(single(graph), x, coefficients);
}

/** The same in f64 lanes. */
export function polynomial64(graph: VectorGraph, x: Value, coefficients: readonly number[]): Value {
  return estrin(double(graph), x, coefficients);
}

/** The same by Horner's rule: slower, but its rounding errors shrink with x where the terms alternate in sign. */
export function alternatingPolynomial(graph: VectorGraph, x: Value, coefficients: readonly number[]): Value {
  return horner(single(graph), x, coefficients);
}

/**
 * E(x²) + x O(x²), with the even and the odd coefficients apart. It has hardly more operations than Horner's rule, but
 * they wait for each other half as long, and waiting is what bounds these loops.
 */
function estrin(arithmetic: Arithmetic, x: Value, coefficients: readonly number[]): Value {
  if (coefficients.length <= 3) return horner(arithmetic, x, coefficients);
  const square = arithmetic.multiply(x, x);
  const half = (parity: number) =>
    estrin(
      arithmetic,
      square,
      coefficients.filter((_, power) => power % 2 === parity),
    );
  return arithmetic.add(half(0), arithmetic.multiply(x, half(1)));
}

function horner(arithmetic: Arithmetic, x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .map((coefficient) => arithmetic.constant(coefficient))
    .reduceRight((sum, coefficient) => arithmetic.add(arithmetic.multiply(sum, x), coefficient));
}
