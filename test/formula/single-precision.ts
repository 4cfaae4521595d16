import type { Program } from "../../src/formula/index.js";
import { scalar } from "../../src/formula/scalar.js";

/** Every node of a program at one point, rounded to f32 after each operation: what a kernel in f32 meets. */
export function evaluateInSinglePrecision(program: Program, z: readonly number[], theta: readonly number[]) {
  const values: number[] = [];
  for (const node of program.nodes) {
    if (node.op === "constant") values.push(Math.fround(node.value));
    else if (node.op === "input") values.push(Math.fround(z[node.index]));
    else if (node.op === "parameter") values.push(Math.fround(theta[node.index]));
    else values.push(Math.fround(scalar[node.op](...node.args.map((arg) => values[arg]))));
  }
  return { value: values[program.value], partials: program.partials.map((index) => values[index]) };
}
