import { type Loop, loopOf, type Register } from "./loops.js";
import type { Program } from "./program.js";
import { reachable } from "./reachable.js";

/** Elements that are computed at a time: the registers of a typical formula then stay in the core's cache. */
const BLOCK = 256;

/**
 * Evaluates a program in f64, element by element: the activation of the reference kernel.
 *
 * @param z `(elements, inputs)`
 * @param theta the learned parameters, `(learned)`
 * @param a receives the value, `(elements)`
 * @param partials receives the partial derivatives, `(elements, inputs + learned)`; undefined leaves them out.
 */
export function evaluateProgram(
  program: Program,
  z: Float64Array,
  theta: Float64Array,
  a: Float64Array,
  partials: Float64Array | undefined,
  elements: number,
): void {
  evaluatorOf(program).run(z, theta, a, partials, elements);
}

const evaluators = new WeakMap<Program, Evaluator>();

function evaluatorOf(program: Program): Evaluator {
  const known = evaluators.get(program);
  if (known !== undefined) return known;
  const evaluator = new Evaluator(program);
  evaluators.set(program, evaluator);
  return evaluator;
}

/** A program with a register per node, and its operations as loops over whole blocks. */
class Evaluator {
  readonly #program: Program;
  readonly #registers: readonly Register[];
  readonly #valueLoops: readonly Loop[];
  readonly #allLoops: readonly Loop[];

  constructor(program: Program) {
    this.#program = program;
    this.#registers = program.nodes.map((node) =>
      new Float64Array(BLOCK).fill(node.op === "constant" ? node.value : 0),
    );
    this.#valueLoops = this.#loopsOf([program.value]);
    this.#allLoops = this.#loopsOf([program.value, ...program.partials]);
  }

  run(
    z: Float64Array,
    theta: Float64Array,
    a: Float64Array,
    partials: Float64Array | undefined,
    elements: number,
  ): void {
    const { inputs, value, partials: partialNodes } = this.#program;
    const loops = partials === undefined ? this.#valueLoops : this.#allLoops;
    this.#loadParameters(theta);
    for (let start = 0; start < elements; start += BLOCK) {
      const count = Math.min(BLOCK, elements - start);
      this.#loadInputs(z, start * inputs, count);
      for (const loop of loops) loop(count);
      scatter(this.#registers[value], a, start, 1, count);
      if (partials === undefined) continue;
      const width = partialNodes.length;
      for (let k = 0; k < width; k += 1) {
        scatter(this.#registers[partialNodes[k]], partials, start * width + k, width, count);
      }
    }
  }

  #loopsOf(roots: readonly number[]): Loop[] {
    const { nodes } = this.#program;
    return reachable(nodes, roots).flatMap((index) => {
      const node = nodes[index];
      if (!("args" in node)) return [];
      return [
        loopOf(
          node.op,
          this.#registers[index],
          node.args.map((arg) => this.#registers[arg]),
        ),
      ];
    });
  }

  #loadParameters(theta: Float64Array): void {
    for (const [index, node] of this.#program.nodes.entries()) {
      if (node.op === "parameter") this.#registers[index].fill(theta[node.index]);
    }
  }

  #loadInputs(z: Float64Array, offset: number, count: number): void {
    const { nodes, inputs } = this.#program;
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node.op !== "input") continue;
      const register = this.#registers[index];
      for (let i = 0, from = offset + node.index; i < count; i += 1, from += inputs) register[i] = z[from];
    }
  }
}

function scatter(from: Register, to: Float64Array, offset: number, stride: number, count: number): void {
  for (let i = 0, at = offset; i < count; i += 1, at += stride) to[at] = from[i];
}
