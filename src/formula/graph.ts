import { magnitude } from "./magnitude.js";
import type { Node } from "./program.js";
import { isTruth, scalar, type Operation } from "./scalar.js";
import { simplify } from "./simplify.js";

/**
 * A growing graph of operations in which every sub-expression stands once: asking for one that exists returns its
 * index. Operations on constants are computed (where finite), and what changes nothing (u·1, u + 0) is left out.
 */
export class Graph {
  readonly nodes: Node[] = [];
  readonly #indices = new Map<string, number>();
  readonly #magnitudes: number[] = [];
  readonly #powers: WholePower[] = [];

  constant(value: number): number {
    return this.#intern(Object.is(value, -0) ? "-0" : String(value), () => ({ op: "constant", value }));
  }

  input(index: number): number {
    return this.#intern(`input ${index}`, () => ({ op: "input", index }));
  }

  parameter(index: number): number {
    return this.#intern(`parameter ${index}`, () => ({ op: "parameter", index }));
  }

  apply(op: Operation, ...args: number[]): number {
    const values = args.map((arg) => this.constantValue(arg));
    if (values.every((value) => value !== undefined)) {
      const folded = scalar[op](...values);
      if (Number.isFinite(folded)) return this.constant(folded);
    }
    return simplify(this, op, args) ?? this.#intern(keyOf(op, args), () => ({ op, args }));
  }

  /** The node's value when it is a constant. */
  constantValue(index: number): number | undefined {
    const node = this.nodes[index];
    return node.op === "constant" ? node.value : undefined;
  }

  /** The arguments of a node when it is this operation. */
  argumentsOf(index: number, op: Operation): readonly number[] | undefined {
    const node = this.nodes[index];
    return node.op === op && "args" in node ? node.args : undefined;
  }

  /** The node as a condition: comparisons and logic as they are, a number as "is not 0". */
  condition(index: number): number {
    return isTruth(this.nodes[index].op) ? index : this.apply("notEqual", index, this.constant(0));
  }

  /** Whether the node stays within the range of f32, for any input that training meets. */
  isBounded(index: number): boolean {
    return this.#magnitudes[index] < Infinity;
  }

  /** The node as a whole power of another. */
  powerOf(index: number): WholePower {
    return this.#powers[index];
  }

  #intern(key: string, make: () => Node): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const node = make();
    const position = this.nodes.push(node) - 1;
    this.#indices.set(key, position);
    this.#powers.push(wholePowerOf(node, position, (index) => this.#powers[index]));
    this.#magnitudes.push(magnitude(node, (index) => this.#magnitudes[index]));
    return position;
  }
}

const COMMUTATIVE: ReadonlySet<Operation> = new Set(["add", "multiply", "equal", "notEqual", "and", "or"]);

function keyOf(op: Operation, args: readonly number[]): string {
  const ordered = COMMUTATIVE.has(op) ? args.toSorted((a, b) => a - b) : args;
  return `${op} ${ordered.join(" ")}`;
}

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
