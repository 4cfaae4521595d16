import type { Value, VectorGraph } from "../builder.js";
import { polynomial } from "./polynomial.js";

/** ln 2 in two parts; the first has 17 bits, so that its product with an exponent of f32 is exact. */
export const LN2_HIGH = 0.69313812256;
export const LN2_LOW = 9.0580006145e-6;

/** e^x as `power · (1 + excess) · 2`: what exp, expm1, tanh, sigmoid and softplus share. */
interface Exponential {
  /** 2^(n − 1) with n = round(x / ln 2); exactly 0 where n ≤ −126, so that nothing below 1.66e-38 becomes subnormal. */
  readonly power: Value;
  /** e^r − 1 for the rest r = x − n ln 2, |r| ≤ ½ ln 2, to 2^-26. */
  readonly excess: Value;
}

/** What the caller knows of an argument: each bound that suffices saves an instruction. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const LOWEST = -87.34; // n = -126, where the power is 0
const HIGHEST = 89; // n = 128, where the result is infinite

/** Adding 1.5 · 2^23 rounds to an integer and leaves it in the low bits; 126 is the exponent's bias for 2^(n − 1). */
const ROUNDER = 1.5 * 2 ** 23 + 126;

// (e^r − 1 − r) / r², minimax on |r| ≤ 0.34666 relative to e^r − 1: 2^-26.1
const REST = [0.5, 0.16666539, 0.041666612, 0.0083670998, 0.00139176019];

/** Splits e^x for any x; NaN stays NaN. */
export function splitExponential(
  graph: VectorGraph,
  x: Value,
  range: Range = { from: -Infinity, to: Infinity },
): Exponential {
  let clamped = x;
  if (range.to > HIGHEST) clamped = graph.pmin(clamped, graph.f32(HIGHEST));
  if (range.from < LOWEST) clamped = graph.pmax(clamped, graph.f32(LOWEST));
  const rounded = graph.add(graph.multiply(clamped, graph.f32(Math.LOG2E)), graph.f32(ROUNDER));
  return splitAt(graph, clamped, rounded);
}

function splitAt(graph: VectorGraph, x: Value, rounded: Value): Exponential {
  const n = graph.subtract(rounded, graph.f32(ROUNDER));
  const high = graph.subtract(x, graph.multiply(n, graph.f32(LN2_HIGH)));
  const r = graph.subtract(high, graph.multiply(n, graph.f32(LN2_LOW)));
  return { power: graph.shiftLeft(rounded, 23), excess: exponentialExcess(graph, r) };
}

/** e^r − 1 for |r| ≤ ½ ln 2. */
export const exponentialExcess = (graph: VectorGraph, r: Value): Value =>
  graph.add(r, graph.multiply(graph.multiply(r, r), polynomial(graph, r, REST)));

/** power · (1 + excess) · 2; doubling comes before scaling, so that it overflows only when e^x does. */
export function joinExponential(graph: VectorGraph, { power, excess }: Exponential): Value {
  const mantissa = graph.add(excess, graph.f32(1));
  return graph.multiply(graph.add(mantissa, mantissa), power);
}

/**
 * e^x = 2ⁿ e^r by Cody and Waite's reduction and a polynomial of degree 6. Infinite above 88.7228, exactly 0 below
 * −86.99 (1.66e-38): subnormal numbers would slow training down.
 */
export const exp = (graph: VectorGraph, x: Value, range?: Range): Value =>
  joinExponential(graph, splitExponential(graph, x, range));

/** e^x − 1 = 2 (2^(n−1) (e^r − 1) + (2^(n−1) − ½)): no cancellation near 0; it shares its exponential with exp(x). */
export function expm1(graph: VectorGraph, x: Value): Value {
  const { power, excess } = splitExponential(graph, x);
  const half = graph.add(graph.multiply(power, excess), graph.subtract(power, graph.f32(0.5)));
  return graph.withSignOf(graph.add(half, half), x);
}
