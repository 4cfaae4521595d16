import type { Program } from "../../../src/formula/index.js";
import { compileProgram } from "../../../src/formula/simd/compile.js";

type Loop = (...addressesAndCount: number[]) => void;

/** A compiled program with memory of its own. */
interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly value: Loop;
  readonly forward: Loop;
}

export function instantiate(program: Program, bytes: number): Instance {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const module = new WebAssembly.Module(compileProgram(program));
  const { value, forward } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return { memory, value: value as Loop, forward: forward as Loop };
}

/** What a program gives for vectors of four lanes: flat, lanes fastest. */
interface Outputs {
  readonly a: Float32Array; // (elements, lanes)
  readonly partials: Float32Array; // (elements, inputs + learned, lanes)
}

/**
 * Runs `forward`.
 *
 * @param z `(elements, inputs, lanes)`
 * @param theta `(learned, lanes)`
 */
export function runForward(program: Program, z: Float32Array, theta = new Float32Array(0)): Outputs {
  const elements = z.length / (4 * program.inputs);
  const width = program.partials.length;
  const [zAt, thetaAt] = [16, 16 + z.byteLength];
  const aAt = thetaAt + theta.byteLength;
  const partialsAt = aAt + 16 * elements;
  const { memory, forward } = instantiate(program, partialsAt + 16 * elements * width);
  new Float32Array(memory.buffer, zAt, z.length).set(z);
  new Float32Array(memory.buffer, thetaAt, theta.length).set(theta);
  forward(zAt, thetaAt, aAt, partialsAt, elements);
  return {
    a: new Float32Array(memory.buffer, aAt, 4 * elements),
    partials: new Float32Array(memory.buffer, partialsAt, 4 * elements * width),
  };
}

/** The program of one operation on its inputs, as the formula's parser would make it but without a derivative. */
export function operationProgram(op: string, inputs: number): Program {
  const args = Array.from({ length: inputs }, (_, index) => index);
  const nodes = [...args.map((index) => ({ op: "input", index })), { op, args }] as Program["nodes"];
  return { nodes, value: inputs, partials: [], inputs, learned: [] };
}
