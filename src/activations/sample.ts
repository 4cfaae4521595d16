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
  for (let point = 0; point < points; point += 1) {
    for (let k = 0; k < inputs; k += 1) derivative[point * inputs + k] = partials[point * width + k];
  }
  return { points, inputs, z, value, derivative };
}

/** All combinations of `inputs` of the given coordinates, (coordinates^inputs, inputs). */
export function combinations(coordinates: ArrayLike<number>, inputs: number): Float64Array {
  const base = coordinates.length;
  const all = new Float64Array(base ** inputs * inputs);
  for (let k = 0, repeats = 1; k < inputs; k += 1, repeats *= base) {
    for (let at = k, i = 0; at < all.length; at += inputs, i += 1) {
      all[at] = coordinates[Math.floor(i / repeats) % base];
    }
  }
  return all;
}
