import { evaluateProgram } from "../../formula/index.js";
import type { Program } from "../../formula/program.js";
import type { CompiledActivation } from "../kernel.js";

/** There is nothing to compile: the reference walks the formula's graph. */
export function compile(program: Program): CompiledActivation<Float64Array> {
  return {
    inputs: program.inputs,
    learned: program.learned.length,
    value: (z, theta, a, elements) => evaluateProgram(program, z, theta, a, undefined, elements),
    forward: (z, theta, a, partials, elements) => evaluateProgram(program, z, theta, a, partials, elements),
  };
}

/** The chain rule, for in the forward pass this was a[e] = f(z[e,1], …, z[e,K]; θ1, …, θP). */
export function activationBackward(
  da: Float64Array, // (elements)
  partials: Float64Array, // (elements, inputs + learned)
  dz: Float64Array, // (elements, inputs)
  dTheta: Float64Array, // (learned)
  elements: number,
  inputs: number,
  learned: number,
): void {
  const width = inputs + learned;
  dTheta.fill(0, 0, learned);
  for (let e = 0; e < elements; e++) {
    const d = da[e];
    for (let k = 0; k < inputs; k++) dz[e * inputs + k] = d * partials[e * width + k];
    for (let p = 0; p < learned; p++) dTheta[p] += d * partials[e * width + inputs + p];
  }
}
