import type { Value, VectorGraph } from "../builder.js";
import { exponentialExcess, joinExponential } from "./exponential.js";
import { splitLogarithm } from "./logarithm.js";
import { polynomial64 } from "./polynomial.js";

// log₂((1 + s) / (1 − s)) / s in s², minimax on √½ ≤ (1 + s) / (1 − s) ≤ √2: 2^-40.9
const LOG2 = [
  2.8853900817784077, 0.96179669388392519, 0.5770779380844826, 0.41221328492648879, 0.31965439220728453,
  0.28725660231680206,
];

/**
 * u^v as IEEE 754 defines it: 1^v = u^0 = 1 even for NaN, and a negative u needs a whole v. Computed as 2^(v log₂ |u|) with
 * the logarithm in f64; flushes to 0 as exp does.
 */
export function pow(graph: VectorGraph, u: Value, v: Value): Value {
  const whole = graph.equal(graph.floor(v), v);
  const half = graph.multiply(v, graph.f32(0.5));
  const odd = graph.and(whole, graph.notEqual(graph.floor(half), half));
  const sign = graph.and(graph.and(u, graph.bits(0x80000000)), odd);
  const negative = graph.and(graph.less(u, graph.bits(0)), graph.less(graph.f32(-Infinity), u));
  const undefinedThere = graph.andNot(negative, whole); // all ones are a NaN
  const base = graph.abs(u);
  const one = graph.f32(1);
  const size = exp2(graph, scaledLogarithm(graph, base, v));
  const magnitude = graph.select(graph.equal(base, one), one, size); // even for an infinite v
  const power = graph.or(graph.or(magnitude, sign), undefinedThere);
  return graph.select(graph.equal(v, graph.bits(0)), one, power);
}

/** v log₂ u for u ≥ 0, as two vectors of f64. */
function scaledLogarithm(graph: VectorGraph, u: Value, v: Value): [Value, Value] {
  const { k, f } = splitLogarithm(graph, u);
  const aboveZero = graph.select(graph.equal(u, graph.bits(0)), graph.f32(-Infinity), k);
  const inRange = graph.select(graph.less(u, graph.f32(Infinity)), aboveZero, u);
  const [exponents, rests, factors] = [graph.widen(inRange), graph.widen(f), graph.widen(v)];
  const scaled = (half: 0 | 1) => {
    const s = graph.divide64(rests[half], graph.add64(rests[half], graph.f64(2)));
    const logarithm = graph.multiply64(s, polynomial64(graph, graph.multiply64(s, s), LOG2));
    return graph.multiply64(factors[half], graph.add64(exponents[half], logarithm));
  };
  return [scaled(0), scaled(1)];
}

/** 2^t, rounded to f32 only after the whole part of t is gone. */
function exp2(graph: VectorGraph, t: readonly [Value, Value]): Value {
  const rounder = graph.f32(1.5 * 2 ** 23 + 126); // see ROUNDER in exponential.ts
  const rounded = graph.add(graph.clamp(graph.narrow(...t), -126, 129), rounder);
  const n = graph.widen(graph.subtract(rounded, rounder));
  const rest = graph.narrow(graph.subtract64(t[0], n[0]), graph.subtract64(t[1], n[1]));
  const excess = exponentialExcess(
    graph,
    graph.multiply(graph.clamp(rest, -0.501, 0.501), graph.f32(Math.LN2)),
  );
  return joinExponential(graph, { power: graph.shiftLeft(rounded, 23), excess });
}
