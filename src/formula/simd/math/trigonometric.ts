import type { Value, VectorGraph } from "../builder.js";
import { alternatingPolynomial, polynomial } from "./polynomial.js";

// π/2 in four parts; the first three have 11 bits, so that their products with n < 2^13 are exact.
const PARTS = [1.5703125, 4.837512969970703e-4, 7.549533620476723e-8, 2.563344151594519e-12];

/** Adding 1.5 · 2^23 rounds to an integer and leaves it in the low bits. */
const ROUNDER = 1.5 * 2 ** 23;

// (sin r − r) / r³ and (cos r − 1 + r²/2) / r⁴ in r², minimax on |r| ≤ π/4: 2^-28 and 2^-33
const SINE = [-0.166666552, 0.00833219104, -0.000195186047];
const COSINE = [0.0416666456, -0.00138873013, 2.44306684e-5];

/** sin(x + quarters · π/2), by x = n π/2 + r, |r| ≤ π/4. */
function sineAt(graph: VectorGraph, x: Value, quarters: 0 | 1): Value {
  const rounder = graph.f32(ROUNDER);
  const rounded = graph.add(graph.multiply(x, graph.f32(2 / Math.PI)), rounder);
  const n = graph.subtract(rounded, rounder);
  const rest = PARTS.reduce((left, part) => graph.subtract(left, graph.multiply(n, graph.f32(part))), x);
  const r = graph.clamp(rest, -0.8, 0.8); // where x is too large to be reduced, the result must still lie in [−1, 1]
  const square = graph.multiply(r, r);
  const sine = graph.add(r, graph.multiply(graph.multiply(r, square), polynomial(graph, square, SINE)));
  const quartic = graph.multiply(graph.multiply(square, square), polynomial(graph, square, COSINE));
  const cosine = graph.add(graph.subtract(graph.f32(1), graph.multiply(square, graph.f32(0.5))), quartic);
  return inQuadrant(graph, graph.addIntegers(rounded, graph.bits(quarters)), sine, cosine);
}

/** By the last two bits of `quadrant`: sine, cosine, −sine, −cosine. */
function inQuadrant(graph: VectorGraph, quadrant: Value, sine: Value, cosine: Value): Value {
  const odd = graph.shiftRight(graph.shiftLeft(quadrant, 31), 31);
  const sign = graph.and(graph.shiftLeft(quadrant, 30), graph.bits(0x80000000));
  return graph.xor(graph.select(odd, cosine, sine), sign);
}

/** sin x, x in radians; shares everything but the last selection with cos x. */
export const sin = (graph: VectorGraph, x: Value): Value => sineAt(graph, x, 0);

/** cos x = sin(x + π/2), x in radians. */
export const cos = (graph: VectorGraph, x: Value): Value => sineAt(graph, x, 1);

// (atan u − u) / u³ in u², minimax on [0, 1]: 2^-28.7
const ARCTANGENT = [
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
    graph.multiply(graph.multiply(u, square), alternatingPolynomial(graph, square, ARCTANGENT)),
  );
  const far = graph.subtract(graph.f32(Math.PI / 2), near);
  return graph.withSignOf(graph.select(graph.less(one, magnitude), far, near), x);
}
