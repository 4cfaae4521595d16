import type { VectorOperation } from "./opcodes.js";
import { bitsOf, doubleBitsOf, floatOf, foldConstants } from "./fold.js";

/** A 128-bit vector in a `VectorGraph`: the index of the instruction that gives it. */
export type Value = number;

export type Instruction =
  /** Two 32-bit words, repeated to fill the vector: a splat of one f32 (low = high) or of one f64. */
  | { readonly operation: "constant"; readonly low: number; readonly high: number }
  /** Input `index` of the element that is `copy` places after the loop's current one. */
  | { readonly operation: "input"; readonly index: number; readonly copy: number; readonly part: number }
  | { readonly operation: "parameter"; readonly index: number; readonly part: number }
  /** Bytes of the two operands, picked by `pattern`. */
  | {
      readonly operation: "shuffle";
      readonly operands: readonly [Value, Value];
      readonly pattern: readonly number[];
    }
  /** `amount` is a shift's distance. */
  | { readonly operation: VectorOperation; readonly operands: readonly Value[]; readonly amount?: number };

export const operandsOf = (instruction: Instruction): readonly Value[] =>
  "operands" in instruction ? instruction.operands : [];

const SIGN = 0x80000000;
const comparisons: ReadonlySet<string> = new Set(["f32x4.eq", "f32x4.ne", "f32x4.lt", "f32x4.le"]);
const logicals: ReadonlySet<string> = new Set(["v128.and", "v128.andnot", "v128.or", "v128.xor", "v128.not"]);
const commutative: ReadonlySet<string> = new Set([
  "i32x4.add",
  "v128.and",
  "v128.or",
  "v128.xor",
  "f32x4.eq",
  "f32x4.ne",
  "f32x4.add",
  "f32x4.mul",
  "f64x2.add",
  "f64x2.mul",
]);

/**
 * A graph of vector instructions, each distinct one held once: two functions of the same argument share what they have in
 * common (tanh and its derivative one exponential). Methods append an instruction, or return an equal earlier one.
 * Masks are vectors whose lanes are all ones or all zeros.
 */
export class VectorGraph {
  readonly instructions: Instruction[] = [];
  readonly #byKey = new Map<string, Value>();

  #append(key: string, instruction: Instruction): Value {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.instructions.length);
    return this.instructions.push(instruction) - 1;
  }

  #apply(operation: VectorOperation, operands: readonly Value[], amount?: number): Value {
    const folded = foldConstants(
      operation,
      operands.map((operand) => this.constantBits(operand)),
    );
    if (folded !== undefined) return this.bits(folded);
    const ordered = commutative.has(operation) ? this.#inOrder(operands) : operands;
    const instruction = { operation, operands: ordered, ...(amount === undefined ? {} : { amount }) };
    return this.#append(`${operation} ${ordered.join(" ")} ${amount ?? ""}`, instruction);
  }

  #unary(operation: VectorOperation) {
    return (a: Value): Value => this.#apply(operation, [a]);
  }

  #binary(operation: VectorOperation) {
    return (a: Value, b: Value): Value => this.#apply(operation, [a, b]);
  }

  /**
   * Operands whose order does not matter in one order: constants last, though both vectors of an element share them and
   * only the first is made before them. V8 merges the two only where their operands stand in the same order.
   */
  #inOrder(operands: readonly Value[]): readonly Value[] {
    const rank = (value: Value) => (this.instructions[value]!.operation === "constant" ? 1 : 0);
    return operands.toSorted((p, q) => rank(p) - rank(q) || p - q);
  }

  /** The 32 bits that a constant repeats in every lane, or undefined for anything else. */
  constantBits(value: Value): number | undefined {
    const instruction = this.instructions[value]!;
    return instruction.operation === "constant" && instruction.low === instruction.high
      ? instruction.low
      : undefined;
  }

  /** Whether every lane is surely all ones or all zeros. */
  isMask(value: Value): boolean {
    const instruction = this.instructions[value]!;
    if (comparisons.has(instruction.operation)) return true;
    return (
      logicals.has(instruction.operation) && operandsOf(instruction).every((operand) => this.isMask(operand))
    );
  }

  /** The constant c, not 0, and the mask m of a value that is `m ? c : 0`; undefined for all other values. */
  gateOf(value: Value): { factor: Value; mask: Value } | undefined {
    const instruction = this.instructions[value]!;
    const { operation } = instruction;
    if (operation !== "v128.and" && operation !== "v128.andnot") return undefined;
    const [p, q] = operandsOf(instruction) as [Value, Value];
    const [factor, mask] = this.constantBits(p) === undefined ? [q, p] : [p, q];
    if (!((this.constantBits(factor) ?? 0) > 0) || !this.isMask(mask)) return undefined;
    return { factor, mask: operation === "v128.and" ? mask : this.not(mask) };
  }

  #isFloat(value: Value, float: number): boolean {
    return this.constantBits(value) === bitsOf(float);
  }

  // Leaves

  /** The f32 nearest to `value` in every lane. */
  f32(value: number): Value {
    return this.bits(bitsOf(value));
  }

  /** 32 bits in every lane. */
  bits(word: number): Value {
    const bits = word >>> 0;
    return this.#append(`constant ${bits} ${bits}`, { operation: "constant", low: bits, high: bits });
  }

  f64(value: number): Value {
    const { low, high } = doubleBitsOf(value);
    return this.#append(`constant ${low} ${high}`, { operation: "constant", low, high });
  }

  /** @param part which of an element's vectors, where it has several */
  input(index: number, copy: number, part = 0): Value {
    return this.#append(`input ${index} ${copy} ${part}`, { operation: "input", index, copy, part });
  }

  parameter(index: number, part = 0): Value {
    return this.#append(`parameter ${index} ${part}`, { operation: "parameter", index, part });
  }

  // f32 arithmetic

  add(a: Value, b: Value): Value {
    if (this.#isFloat(a, 0)) return b;
    if (this.#isFloat(b, 0)) return a;
    return this.#apply("f32x4.add", [a, b]);
  }

  subtract(a: Value, b: Value): Value {
    return this.#isFloat(b, 0) ? a : this.#apply("f32x4.sub", [a, b]);
  }

  multiply(a: Value, b: Value): Value {
    if (this.#isFloat(a, 1)) return b;
    if (this.#isFloat(b, 1)) return a;
    if (this.#isFloat(a, -1)) return this.negate(b);
    if (this.#isFloat(b, -1)) return this.negate(a);
    return this.#apply("f32x4.mul", [a, b]);
  }

  divide(a: Value, b: Value): Value {
    if (this.#isFloat(b, 1)) return a;
    const divisor = this.constantBits(b);
    // Dividing by a power of two is multiplying by its reciprocal, exactly.
    if (divisor !== undefined && (divisor & 0x7fffff) === 0) {
      const reciprocal = Math.fround(1 / floatOf(divisor));
      if (Number.isFinite(reciprocal) && reciprocal !== 0) return this.multiply(a, this.f32(reciprocal));
    }
    return this.#apply("f32x4.div", [a, b]);
  }

  readonly sqrt = this.#unary("f32x4.sqrt");
  readonly floor = this.#unary("f32x4.floor");

  abs(a: Value): Value {
    return this.and(a, this.bits(~SIGN));
  }

  /** −|a| */
  negativeAbs(a: Value): Value {
    return this.or(a, this.bits(SIGN));
  }

  negate(a: Value): Value {
    return this.xor(a, this.bits(SIGN));
  }

  /** b < a ? b : a; a NaN in `a` stays. One machine instruction, unlike f32x4.min. */
  readonly pmin = this.#binary("f32x4.pmin");
  /** a < b ? b : a; a NaN in `a` stays. */
  readonly pmax = this.#binary("f32x4.pmax");

  clamp(a: Value, from: number, to: number): Value {
    return this.pmax(this.pmin(a, this.f32(to)), this.f32(from));
  }

  // Comparisons give masks; unordered is false, except for notEqual

  readonly equal = this.#binary("f32x4.eq");
  readonly notEqual = this.#binary("f32x4.ne");
  readonly less = this.#binary("f32x4.lt");
  readonly lessOrEqual = this.#binary("f32x4.le");

  // Bits

  and(a: Value, b: Value): Value {
    if (this.constantBits(a) === 0 || this.constantBits(b) === 0xffffffff) return a;
    if (this.constantBits(b) === 0 || this.constantBits(a) === 0xffffffff) return b;
    for (const [p, q] of [
      [a, b],
      [b, a],
    ] as const) {
      const instruction = this.instructions[p]!;
      if (instruction.operation === "v128.not") return this.andNot(q, instruction.operands[0]!);
    }
    return this.#apply("v128.and", [a, b]);
  }

  /** a & ~b */
  andNot(a: Value, b: Value): Value {
    if (this.constantBits(a) === 0 || this.constantBits(b) === 0) return a;
    if (this.constantBits(b) === 0xffffffff) return this.bits(0);
    return this.#apply("v128.andnot", [a, b]);
  }

  or(a: Value, b: Value): Value {
    if (this.constantBits(b) === 0) return a;
    return this.constantBits(a) === 0 ? b : this.#apply("v128.or", [a, b]);
  }

  readonly xor = this.#binary("v128.xor");
  readonly not = this.#unary("v128.not");

  /** mask ? a : b, lane by lane; a branch that is 0 costs one instruction instead of three. */
  select(mask: Value, a: Value, b: Value): Value {
    const known = this.constantBits(mask);
    if (a === b || known === 0xffffffff) return a;
    if (known === 0) return b;
    if (this.constantBits(b) === 0) return this.and(a, mask);
    if (this.constantBits(a) === 0) return this.andNot(b, mask);
    return this.#apply("v128.bitselect", [a, b, mask]);
  }

  /** `magnitude`, which is not negative, with the sign of `sign`. */
  withSignOf(magnitude: Value, sign: Value): Value {
    return this.or(magnitude, this.and(sign, this.bits(SIGN)));
  }

  // i32 lanes

  readonly addIntegers = this.#binary("i32x4.add");
  readonly subtractIntegers = this.#binary("i32x4.sub");

  shiftLeft(a: Value, amount: number): Value {
    return this.#apply("i32x4.shl", [a], amount);
  }

  /** Keeps the sign. */
  shiftRight(a: Value, amount: number): Value {
    return this.#apply("i32x4.shr_s", [a], amount);
  }

  toFloat(integers: Value): Value {
    return this.#apply("f32x4.convert_i32x4_s", [integers]);
  }

  // f64: two lanes a vector

  /** The lower and the upper two of four f32 lanes, each widened to f64. */
  widen(a: Value): [Value, Value] {
    const upper = this.shuffle(a, a, [2, 3, 2, 3]);
    return [this.#apply("f64x2.promote_low_f32x4", [a]), this.#apply("f64x2.promote_low_f32x4", [upper])];
  }

  /** The inverse of widen, rounding to nearest. */
  narrow(lower: Value, upper: Value): Value {
    const narrowed = [lower, upper].map((half) => this.#apply("f32x4.demote_f64x2_zero", [half]));
    return this.shuffle(narrowed[0]!, narrowed[1]!, [0, 1, 4, 5]);
  }

  readonly add64 = this.#binary("f64x2.add");
  readonly subtract64 = this.#binary("f64x2.sub");
  readonly multiply64 = this.#binary("f64x2.mul");
  readonly divide64 = this.#binary("f64x2.div");

  /** 32-bit words of a (0 … 3) and b (4 … 7). */
  shuffle(a: Value, b: Value, wordOrder: readonly number[]): Value {
    const pattern = wordOrder.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
    return this.#append(`shuffle ${a} ${b} ${wordOrder.join(" ")}`, {
      operation: "shuffle",
      operands: [a, b],
      pattern,
    });
  }
}
