import { exp } from "../math/index.js";
import type { Node } from "./program.js";

/** Far beyond any pre-activation, and beyond any learned parameter. */
const LARGEST_INPUT = 1e4;
/** The range of f32, in which the SIMD kernel computes. */
const LARGEST_NUMBER = 3e38;

/**
 * A bound on |node| while inputs are within ±10⁴, or Infinity where the value may leave the range of f32.
 * @param of the bounds of earlier nodes.
 */
export function magnitude(node: Node, of: (index: number) => number): number {
  if (node.op === "constant") return Math.abs(node.value);
  if (!("args" in node)) return LARGEST_INPUT;
  const bound = boundOf(node.op, node.args.map(of));
  return bound <= LARGEST_NUMBER ? bound : Infinity;
}

function boundOf(op: Node["op"], [u, v, w]: readonly number[]): number {
  switch (op) {
    case "negate":
    case "abs":
    case "floor":
      return u;
    case "sqrt":
    case "softplus":
      return u + 1;
    case "exp":
    case "expm1":
      return exp(u);
    case "add":
    case "subtract":
      return u + v;
    case "multiply":
    case "gatedMultiply":
      return u * v;
    case "min":
    case "max":
      return Math.max(u, v);
    case "select":
      return Math.max(v, w);
    case "divide":
    case "pow":
    case "log":
    case "log1p":
      return Infinity;
    case "atan":
      return 2;
    default:
      return 1;
  }
}
