import type { Operation } from "./scalar.js";

/**
 * A formula with its parameters bound: a graph of operations in evaluation order, every sub-expression once.
 * The f64 evaluator walks it; the SIMD compiler turns it into WebAssembly. Both read the same graph.
 */
export interface Program {
  /** Operands stand before their users. */
  readonly nodes: readonly Node[];
  /** The node that is the activation's value f(x1, …, xK). */
  readonly value: number;
  /** The nodes of the partial derivatives: by each input in order, then by each learned parameter in order. */
  readonly partials: readonly number[];
  /** K, how many linear maps a unit has: 1 for `x`, 2 for `x1, x2`. */
  readonly inputs: number;
  /** Names of the parameters that training learns (one value a layer), in the order of their partials. */
  readonly learned: readonly string[];
}

/**
 * One operation; `args` are indices of earlier nodes. Comparisons and logic give 1 or 0 (a mask in SIMD).
 * `select` evaluates both branches. `gatedMultiply(a, b)` is a·b, but 0 where a is 0 even if b is infinite:
 * the chain rule's product, whose limit is 0 where the outer derivative has vanished. `flush` is its argument, but 0 in
 * SIMD where that is nearly 0.
 */
export type Node =
  | { readonly op: "constant"; readonly value: number }
  | { readonly op: "input"; readonly index: number }
  | { readonly op: "parameter"; readonly index: number }
  | { readonly op: Operation; readonly args: readonly number[] };
