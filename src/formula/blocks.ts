import { type Loop, loopOf, type Register } from "./loops.js";
import type { Node } from "./program.js";
import { reachable } from "./reachable.js";

/** Elements that are computed at a time: the registers of a typical formula then stay in the core's cache. */
export const BLOCK = 256;

/** A graph of operations with a register per node, in f64: a register holds one block of elements. */
export class Blocks {
  readonly #nodes: readonly Node[];
  readonly #registers: readonly Register[];

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
    this.#registers = nodes.map((node) =>
      new Float64Array(BLOCK).fill(node.op === "constant" ? node.value : 0),
    );
  }

  /** The operations that the roots need, each as a loop over a block. */
  loopsOf(roots: readonly number[]): Loop[] {
    return reachable(this.#nodes, roots).flatMap((index) => {
      const node = this.#nodes[index];
      if (!("args" in node)) return [];
      const operands = node.args.map((arg) => this.#registers[arg]);
      return [loopOf(node.op, this.#registers[index], operands)];
    });
  }

  loadParameters(values: ArrayLike<number>): void {
    for (const [index, node] of this.#nodes.entries()) {
      if (node.op === "parameter") this.#registers[index].fill(values[node.index]);
    }
  }

  /** Input `input` of `count` elements, the first of which stands at `offset`. */
  loadInput(input: number, from: Float64Array, offset: number, stride: number, count: number): void {
    for (let index = 0; index < this.#nodes.length; index += 1) {
      const node = this.#nodes[index];
      if (node.op !== "input" || node.index !== input) continue;
      const register = this.#registers[index];
      for (let i = 0, at = offset; i < count; i += 1, at += stride) register[i] = from[at];
    }
  }

  /** Writes a node's register out. */
  store(index: number, to: Float64Array, offset: number, stride: number, count: number): void {
    const register = this.#registers[index];
    for (let i = 0, at = offset; i < count; i += 1, at += stride) to[at] = register[i];
  }
}
