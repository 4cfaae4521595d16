import { type WholePower, wholePowerOf } from "./graph.js";
import type { Node, Program } from "./program.js";
import { isTruth, type Operation } from "./scalar.js";
import { infix } from "./vocabulary.js";

/** How tightly the operators bind, as in the parser. */
const Precedence = {
  conditional: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  sign: 6,
  power: 7,
  operand: 8,
} as const;

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

/**
 * A program's formula as a person writes it, parameters that aren't learned filled in.
 * @param digits significant digits of numbers; 17 keep every bit.
 */
export const printFormula = (program: Program, digits = 6): string =>
  new Printer(program, digits).print(program.value).text;

/** The partial derivative by the k-th input, or, after the inputs, by the learned parameters. */
export const printDerivative = (program: Program, k = 0, digits = 6): string =>
  new Printer(program, digits).print(program.partials[k]).text;

const SYMBOLS: Partial<Record<Operation, string>> = { ...infix, gatedMultiply: "*" };

function precedenceOf(op: Operation): number {
  if (op === "and" || op === "or") return Precedence[op];
  if (isTruth(op)) return Precedence.comparison;
  return op === "add" || op === "subtract" ? Precedence.sum : Precedence.product;
}

class Printer {
  readonly #program: Program;
  readonly #digits: number;
  readonly #powers: WholePower[] = [];

  constructor(program: Program, digits: number) {
    this.#program = program;
    this.#digits = digits;
    for (const [index, node] of program.nodes.entries()) {
      this.#powers.push(wholePowerOf(node, index, (earlier) => this.#powers[earlier]));
    }
  }

  print(index: number): Printed {
    const node = this.#program.nodes[index];
    if (!("args" in node)) return this.#leaf(node);
    const { base, exponent } = this.#powers[index];
    if (exponent > 1) return this.#raised(base, String(exponent));
    return this.#operation(node.op, node.args);
  }

  #leaf(node: Exclude<Node, { args: unknown }>): Printed {
    if (node.op === "constant") {
      const text = String(Number(node.value.toPrecision(this.#digits)));
      return { text, precedence: node.value < 0 ? Precedence.sign : Precedence.operand };
    }
    const { inputs, learned } = this.#program;
    const input = inputs === 1 ? "x" : `x${node.index + 1}`;
    return { text: node.op === "input" ? input : learned[node.index], precedence: Precedence.operand };
  }

  #operation(op: Operation, args: readonly number[]): Printed {
    const symbol = SYMBOLS[op];
    if (symbol !== undefined) return this.#binary(symbol, precedenceOf(op), args);
    switch (op) {
      case "negate":
        return { text: `-${this.#atLeast(Precedence.operand, args[0])}`, precedence: Precedence.sign };
      case "not":
        return { text: `!${this.#atLeast(Precedence.operand, args[0])}`, precedence: Precedence.sign };
      case "select":
        return this.#conditional(args);
      case "pow":
        return this.#raised(args[0], this.#atLeast(Precedence.sign, args[1]));
      case "tanhDerivative":
        return { text: `1 - tanh(${this.print(args[0]).text}) ** 2`, precedence: Precedence.sum };
      case "sigmoidDerivative": {
        const sigmoid = `sigmoid(${this.print(args[0]).text})`;
        return { text: `${sigmoid} * (1 - ${sigmoid})`, precedence: Precedence.product };
      }
      case "min":
      case "max":
        return this.#call(op, this.#flattened(op, args));
      default:
        return this.#call(op, args);
    }
  }

  #binary(symbol: string, precedence: number, [u, v]: readonly number[]): Printed {
    const left = this.#atLeast(precedence === Precedence.comparison ? precedence + 1 : precedence, u);
    const right = this.#atLeast(precedence + 1, v);
    if (symbol === "+" && right.startsWith("-")) return { text: `${left} - ${right.slice(1)}`, precedence };
    return { text: `${left} ${symbol} ${right}`, precedence };
  }

  #conditional([condition, u, v]: readonly number[]): Printed {
    const test = this.#atLeast(Precedence.or, condition);
    return {
      text: `${test} ? ${this.#atLeast(Precedence.or, u)} : ${this.print(v).text}`,
      precedence: Precedence.conditional,
    };
  }

  #raised(base: number, exponent: string): Printed {
    return {
      text: `${this.#atLeast(Precedence.operand, base)} ** ${exponent}`,
      precedence: Precedence.power,
    };
  }

  #call(name: string, args: readonly number[]): Printed {
    const list = args.map((arg) => this.print(arg).text).join(", ");
    return { text: `${name}(${list})`, precedence: Precedence.operand };
  }

  /** max(max(a, b), c) is max(a, b, c). */
  #flattened(op: Operation, [first, ...rest]: readonly number[]): readonly number[] {
    const node = this.#program.nodes[first];
    return node.op === op && "args" in node ? [...this.#flattened(op, node.args), ...rest] : [first, ...rest];
  }

  #atLeast(precedence: number, index: number): string {
    const printed = this.print(index);
    return printed.precedence >= precedence ? printed.text : `(${printed.text})`;
  }
}
