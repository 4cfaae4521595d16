import { keptIn } from "../kept.js";
import { type Loop, loopOf, type Register } from "./loops.js";
import type { Node, Program } from "./program.js";
import { reachable } from "./prune.js";
import type { UpdateProgram, UpdateStep } from "./update.js";

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
  const { inputs, value, partials: slopes } = program;
  const { blocks, valueLoops, allLoops } = keptIn(prepared, program, () => loopsOf(program));
  const loops = partials === undefined ? valueLoops : allLoops;
  blocks.loadParameters(theta);
  for (let start = 0; start < elements; start += BLOCK) {
    const count = Math.min(BLOCK, elements - start);
    for (let k = 0; k < inputs; k += 1) blocks.loadInput(k, z, start * inputs + k, inputs, count);
    for (const loop of loops) loop(count);
    blocks.store(value, a, start, 1, count);
    if (partials === undefined) continue;
    const width = slopes.length;
    for (let k = 0; k < width; k += 1) blocks.store(slopes[k], partials, start * width + k, width, count);
  }
}

const prepared = new WeakMap<Program, ReturnType<typeof loopsOf>>();

/** A program's operations as loops over whole blocks. */
function loopsOf({ nodes, value, partials }: Program) {
  const blocks = new Blocks(nodes);
  return { blocks, valueLoops: blocks.loopsOf([value]), allLoops: blocks.loopsOf([value, ...partials]) };
}

const steps = new WeakMap<UpdateProgram, UpdateStep<Float64Array>>();

/** A rule as the reference kernel takes its steps, in f64; the same for the same program. */
export const evaluateUpdate = (program: UpdateProgram): UpdateStep<Float64Array> =>
  keptIn(steps, program, () => stepOf(program));

function stepOf({ nodes, parameter, states: kept }: UpdateProgram): UpdateStep<Float64Array> {
  const blocks = new Blocks(nodes);
  const outputs = [parameter, ...kept];
  const loops = blocks.loopsOf(outputs);
  return (parameters, gradients, [rate], length, states, scalars) => {
    const inputs = [parameters, gradients, ...states];
    const written = [parameters, ...states];
    blocks.loadParameters([rate, ...scalars]);
    for (let start = 0; start < length; start += BLOCK) {
      const count = Math.min(BLOCK, length - start);
      for (const [k, input] of inputs.entries()) blocks.loadInput(k, input, start, 1, count);
      for (const loop of loops) loop(count);
      for (const [k, output] of outputs.entries()) blocks.store(output, written[k], start, 1, count);
    }
  };
}

/** Elements that are computed at a time: the registers of a typical formula then stay in the core's cache. */
const BLOCK = 256;

/** A graph of operations with a register per node, in f64: a register holds one block of elements. */
class Blocks {
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
