import { operandsOf, type Instruction, type Value, type VectorGraph } from "./builder.js";
import { signed, unsigned, type ValueType, type WasmFunction } from "./encoder.js";
import {
  scalarOpcodes,
  vectorConstant,
  vectorMemory,
  vectorOpcodes,
  vectorPrefix,
  vectorShuffle,
  vectorSplat,
} from "./opcodes.js";

export const VECTOR_BYTES = 16;

/** The type of a block that takes and leaves nothing. */
const EMPTY_BLOCK = 0x40;

/** Collects the body of one function; values that are used more than once are kept in locals. */
export class FunctionBody {
  readonly code: number[] = [];
  readonly locals: ValueType[] = [];
  readonly #parameters: readonly ValueType[];

  constructor(parameters: readonly ValueType[]) {
    this.#parameters = parameters;
  }

  newLocal(type: ValueType): number {
    return this.#parameters.length + this.locals.push(type) - 1;
  }

  /** The function whose body this is, as far as it has been collected. */
  named(name: string): WasmFunction {
    return { name, parameters: this.#parameters, locals: this.locals, body: this.code };
  }

  scalar(name: keyof typeof scalarOpcodes, immediate?: number): void {
    this.code.push(scalarOpcodes[name]);
    if (immediate !== undefined)
      this.code.push(...(name === "i32.const" ? signed(immediate) : unsigned(immediate)));
  }

  vector(opcode: number, immediates: readonly number[] = []): void {
    this.code.push(vectorPrefix, ...unsigned(opcode), ...immediates);
  }

  load(address: number, offset: number): void {
    this.scalar("local.get", address);
    this.vector(vectorMemory["v128.load"], [4, ...unsigned(offset)]);
  }

  /** Pushes the f64 in `local`, rounded to f32, in every lane. */
  splat(local: number): void {
    this.scalar("local.get", local);
    this.scalar("f32.demote_f64");
    this.vector(vectorSplat);
  }

  /** Runs `content` if the integer in `local` is greater than `bound`. */
  ifMoreThan(local: number, bound: number, content: () => void): void {
    this.#compare(local, bound);
    this.scalar("if", EMPTY_BLOCK);
    content();
    this.scalar("end");
  }

  /** Runs `content` and takes `step` from the integer in `counter`, again and again until less than a step is left. */
  countDown(counter: number, step: number, content: () => void): void {
    this.scalar("loop", EMPTY_BLOCK);
    content();
    this.advance(counter, -step);
    this.#compare(counter, step - 1);
    this.scalar("br_if", 0);
    this.scalar("end");
  }

  #compare(local: number, bound: number): void {
    this.scalar("local.get", local);
    this.scalar("i32.const", bound);
    this.scalar("i32.gt_s");
  }

  /** local += amount */
  advance(local: number, amount: number): void {
    this.scalar("local.get", local);
    this.scalar("i32.const", amount);
    this.scalar("i32.add");
    this.scalar("local.set", local);
  }

  /** Stores the vector on top of the stack, whose address lies beneath it. */
  store(offset: number): void {
    this.vector(vectorMemory["v128.store"], [4, ...unsigned(offset)]);
  }
}

type Leaf = Extract<Instruction, { operation: "input" | "parameter" }>;

/** Pushes an input or a parameter. */
export type LeafEmitter = (body: FunctionBody, leaf: Leaf) => void;

/**
 * Emits values of a graph. What is asked for on its own is computed in place, and kept in a local if it is used again; what
 * several copies of a loop's body need, by `inTurns`.
 */
export class ValueEmitter {
  readonly #graph: VectorGraph;
  readonly #body: FunctionBody;
  readonly #roots: readonly Value[];
  readonly #leaf: LeafEmitter;
  readonly #uses: readonly number[];
  readonly #localOf = new Map<Value, number>();

  /** @param roots the values that will be asked for. */
  constructor(graph: VectorGraph, body: FunctionBody, roots: readonly Value[], leaf: LeafEmitter) {
    this.#graph = graph;
    this.#body = body;
    this.#roots = roots;
    this.#leaf = leaf;
    this.#uses = countUses(graph, roots);
  }

  /** Computes, ahead of a loop, whatever the loop needs that does not depend on an element. */
  hoist(): void {
    const { instructions } = this.#graph;
    const varies: boolean[] = [];
    const needed = new Set(this.#roots);
    for (const [value, instruction] of instructions.entries()) {
      const operands = operandsOf(instruction);
      varies.push(instruction.operation === "input" || operands.some((operand) => varies[operand]));
      if (varies[value] && this.#uses[value]! > 0) for (const operand of operands) needed.add(operand);
    }
    for (const value of [...needed].toSorted((p, q) => p - q)) if (!varies[value]) this.keep(value);
  }

  /** Computes `value` now, for later. */
  keep(value: Value): void {
    if (this.#localOf.has(value)) return;
    this.#compute(value);
    this.#body.scalar("local.set", this.#assignLocal(value));
  }

  /**
   * Computes the roots of each copy, an instruction of every copy in turn, as they do not wait for each other: the engine
   * leaves the order as it is. Then `use` may push the roots, and what was computed is forgotten. Its locals are set to
   * zero, which costs nothing: V8 merges no vector that the next turn of a loop might still read.
   */
  inTurns(copies: readonly (readonly Value[])[], use: () => void): void {
    const before = new Set(this.#localOf.keys());
    const orders = copies.map((roots) => this.#order(roots));
    const longest = Math.max(...orders.map(({ length }) => length));
    for (let i = 0; i < longest; i += 1) {
      for (const order of orders) if (i < order.length) this.keep(order[i]!);
    }
    use();
    for (const [value, local] of this.#localOf) {
      if (before.has(value)) continue;
      this.#body.vector(vectorConstant, zeroBytes);
      this.#body.scalar("local.set", local);
      this.#localOf.delete(value);
    }
  }

  /** What is still to be computed for the roots, operands first. */
  #order(roots: readonly Value[]): Value[] {
    const order = new Set<Value>();
    const visit = (value: Value): void => {
      if (order.has(value) || this.#localOf.has(value)) return;
      for (const operand of operandsOf(this.#graph.instructions[value]!)) visit(operand);
      order.add(value);
    };
    for (const root of roots) visit(root);
    return [...order];
  }

  /** Leaves `value` on top of the stack. */
  push(value: Value): void {
    const local = this.#localOf.get(value);
    if (local !== undefined) return this.#body.scalar("local.get", local);
    this.#compute(value);
    if (this.#uses[value]! > 1) this.#body.scalar("local.tee", this.#assignLocal(value));
  }

  #assignLocal(value: Value): number {
    const local = this.#body.newLocal("v128");
    this.#localOf.set(value, local);
    return local;
  }

  #compute(value: Value): void {
    const instruction = this.#graph.instructions[value]!;
    if (instruction.operation === "constant") {
      const bytes = [instruction.low, instruction.high, instruction.low, instruction.high].flatMap(wordBytes);
      return this.#body.vector(vectorConstant, bytes);
    }
    if (instruction.operation === "input" || instruction.operation === "parameter") {
      return this.#leaf(this.#body, instruction);
    }
    for (const operand of instruction.operands) this.push(operand);
    if (instruction.operation === "shuffle") return this.#body.vector(vectorShuffle, instruction.pattern);
    if (instruction.amount !== undefined) this.#body.scalar("i32.const", instruction.amount);
    this.#body.vector(vectorOpcodes[instruction.operation]);
  }
}

/**
 * Stores the vectors of one element, `offset` bytes behind the address; the last one first. V8 merges stores where it
 * meets the lower one, and would leave an upper one that comes after it as it is.
 */
export function storeElement(
  body: FunctionBody,
  emitter: ValueEmitter,
  address: number,
  offset: number,
  parts: readonly Value[],
): void {
  for (const [part, value] of [...parts.entries()].toReversed()) {
    body.scalar("local.get", address);
    emitter.push(value);
    body.store(offset + part * VECTOR_BYTES);
  }
}

const zeroBytes = Array.from({ length: VECTOR_BYTES }, () => 0);

const wordBytes = (word: number): number[] => [0, 8, 16, 24].map((shift) => (word >>> shift) & 0xff);

/** How often each value is an operand of an instruction that the roots need, or a root itself. */
function countUses(graph: VectorGraph, roots: readonly Value[]): number[] {
  const uses = graph.instructions.map(() => 0);
  for (const root of roots) uses[root]!++;
  for (let value = uses.length - 1; value >= 0; value--) {
    if (uses[value] === 0) continue;
    for (const operand of operandsOf(graph.instructions[value]!)) uses[operand]!++;
  }
  return uses;
}
