import { BLOCK, Blocks } from "./blocks.js";
import type { Loop } from "./loops.js";
import type { Program } from "./program.js";

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

/** A program with its operations as loops over whole blocks. */
class Evaluator {
  readonly #program: Program;
  readonly #blocks: Blocks;
  readonly #valueLoops: readonly Loop[];
  readonly #allLoops: readonly Loop[];

  constructor(program: Program) {
    this.#program = program;
    this.#blocks = new Blocks(program.nodes);
    this.#valueLoops = this.#blocks.loopsOf([program.value]);
    this.#allLoops = this.#blocks.loopsOf([program.value, ...program.partials]);
  }

  run(
    z: Float64Array,
    theta: Float64Array,
    a: Float64Array,
    partials: Float64Array | undefined,
    elements: number,
  ): void {
    const { inputs, value, partials: partialNodes } = this.#program;
    const blocks = this.#blocks;
    const loops = partials === undefined ? this.#valueLoops : this.#allLoops;
    blocks.loadParameters(theta);
    for (let start = 0; start < elements; start += BLOCK) {
      const count = Math.min(BLOCK, elements - start);
      for (let k = 0; k < inputs; k += 1) blocks.loadInput(k, z, start * inputs + k, inputs, count);
      for (const loop of loops) loop(count);
      blocks.store(value, a, start, 1, count);
      if (partials === undefined) continue;
      const width = partialNodes.length;
      for (let k = 0; k < width; k += 1)
        blocks.store(partialNodes[k], partials, start * width + k, width, count);
    }
  }
}
