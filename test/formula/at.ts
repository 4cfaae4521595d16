import { evaluateProgram, type Program } from "../../src/formula/index.js";

/** The value and the partial derivatives of a program at one point. */
export function at(program: Program, z: readonly number[], theta: readonly number[] = []) {
  const [value, partials] = [new Float64Array(1), new Float64Array(program.partials.length)];
  evaluateProgram(program, Float64Array.from(z), Float64Array.from(theta), value, partials, 1);
  return { value: value[0], partials: [...partials] };
}
