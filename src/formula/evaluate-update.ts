import { BLOCK, Blocks } from "./blocks.js";
import type { UpdateProgram } from "./update.js";

/** Takes one step of a rule in f64: all buffers have `length` elements, but for the learning rate's one. */
type UpdateStep = (
  parameters: Float64Array,
  gradients: Float64Array,
  learningRate: Float64Array,
  length: number,
  states: readonly Float64Array[],
  scalars: readonly number[],
) => void;

const steps = new WeakMap<UpdateProgram, UpdateStep>();

/** A rule as the reference kernel takes its steps; the same for the same program. */
export function evaluateUpdate(program: UpdateProgram): UpdateStep {
  const step = steps.get(program) ?? stepOf(program);
  steps.set(program, step);
  return step;
}

function stepOf({ nodes, parameter, states: kept }: UpdateProgram): UpdateStep {
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
