import type { Node } from "./program.js";

/** A node as baseⁿ; a node that is no power is its own first. */
export interface WholePower {
  readonly base: number;
  readonly exponent: number;
}

/**
 * Recognises a product of equal factors.
 * @param index the node's own.
 * @param of the powers of earlier nodes.
 */
export function wholePowerOf(node: Node, index: number, of: (index: number) => WholePower): WholePower {
  if (node.op === "multiply") {
    const [u, v] = node.args.map(of);
    if (u.base === v.base) return { base: u.base, exponent: u.exponent + v.exponent };
  }
  return { base: index, exponent: 1 };
}
