import type { Value, VectorGraph } from "../builder.js";
import { joinExponential, splitExponential, type Range } from "./exponential.js";

/**
 * e^x = 2ⁿ e^r by Cody and Waite's reduction and a polynomial of degree 6. Infinite above 88.7228, exactly 0 below
 * −86.99 (1.66e-38): subnormal numbers would slow training down.
 */
export function exp(graph: VectorGraph, x: Value, range?: Range): Value {
  return joinExponential(graph, splitExponential(graph, x, range));
}
