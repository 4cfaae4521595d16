import { evaluateProgram } from "../formula/index.js";
import type { ActivationSpec } from "./definition.js";
import { programOf } from "./resolve.js";

/** The value of an activation and its derivatives by each input, at points; learned parameters at their start. */
export interface SampledActivation {
  readonly points: number;
  readonly inputs: number;
  readonly z: Float64Array; // (points, inputs)
  readonly value: Float64Array; // (points)
  readonly derivative: Float64Array; // (points, inputs)
}

export function sampleActivation(spec: ActivationSpec, z: Float64Array): SampledActivation {
  const program = programOf(spec);
  const { inputs } = program;
  const width = program.partials.length;
  const points = z.length / inputs;
  const theta = Float64Array.from(program.learned, (name) => spec.parameters[name]);
  const [value, partials] = [new Float64Array(points), new Float64Array(points * width)];
  evaluateProgram(program, z, theta, value, partials, points);
  const derivative = new Float64Array(points * inputs);
  for (let i = 0; i < derivative.length; i += 1) {
    derivative[i] = partials[Math.floor(i / inputs) * width + (i % inputs)];
  }
  return { points, inputs, z, value, derivative };
}

/** All combinations of `inputs` of the given coordinates, (coordinates^inputs, inputs). */
export function combinations(coordinates: readonly number[], inputs: number): Float64Array {
  const points = coordinates.length ** inputs;
  return Float64Array.from({ length: points * inputs }, (_, i) => {
    const digit = Math.floor(Math.floor(i / inputs) / coordinates.length ** (i % inputs));
    return coordinates[digit % coordinates.length];
  });
}
