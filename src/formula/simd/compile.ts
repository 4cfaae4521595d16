/**
 * Formulas as WebAssembly SIMD: four f32 lanes are four independent trials; of an element of eight, the two vectors are
 * computed side by side.
 *
 *     Program ─lower→ VectorGraph ─emit→ function bodies ─encode→ module
 *
 * `lower.ts` turns each node of the program into vector instructions in a `VectorGraph` (builder.ts), where equal
 * instructions are one; functions such as tanh are expanded in place from math/, so that they cost no call and share what
 * they have in common. `emit.ts` writes the graph as stack code with locals, constants and parameter-only values ahead of
 * the loop; `encoder.ts` wraps it into a module. No step depends on anything but the program: equal programs give equal bytes.
 * The coefficients of math/ are made by test/formula/simd/minimax.py; accuracy.ts says what errors remain.
 * No relaxed SIMD and no fused multiply-add are used, so results are the same bits on every machine.
 */
import type { Program } from "../program.js";
import { VectorGraph, type Value } from "./builder.js";
import { encodeModule, type WasmFunction } from "./encoder.js";
import { FunctionBody, storeElement, ValueEmitter, VECTOR_BYTES, type LeafEmitter } from "./emit.js";
import { lowerProgram, type LoweredProgram, type VectorPlace } from "./lower.js";

/**
 * A module that imports `env.memory` and exports
 *
 * - `value(z: i32, theta: i32, a: i32, elements: i32)`: activations only;
 * - `forward(z: i32, theta: i32, a: i32, partials: i32, elements: i32)`: activations and all partial derivatives.
 *
 * All arguments but `elements` are byte addresses of vectors, laid out as in `CompiledActivation`; any number of elements
 * will do, and `a` may be `z` where there is one input.
 *
 * @param vectors how many vectors an element is
 */
export const compileProgram = (program: Program, vectors = 1): Uint8Array<ArrayBuffer> =>
  encodeModule([compileLoop(program, "value", vectors), compileLoop(program, "forward", vectors)]);

/**
 * A module that imports `env.memory` and exports `exp` and `log`, each with the arguments of `value`: the same functions
 * that formulas use, over any number of vectors.
 */
export function compileMath(): Uint8Array<ArrayBuffer> {
  const functions = (["exp", "log"] as const).map((name) => ({
    ...compileLoop(only(name), "value", 1),
    name,
  }));
  return encodeModule(functions);
}

/** The program of one function of x. */
function only(op: "exp" | "log"): Program {
  const nodes: Program["nodes"] = [
    { op: "input", index: 0 },
    { op, args: [0] },
  ];
  return { nodes, value: 1, partials: [], inputs: 1, learned: [] };
}

/** Elements a turn of the loop: they hide each other's waiting. With two, tanh took a tenth longer and GELU a third. */
const COPIES = 4;

function compileLoop(program: Program, name: "value" | "forward", vectors: number): WasmFunction {
  const [z, theta, a, partials] = [0, 1, 2, 3];
  const elements = name === "forward" ? 4 : 3;
  const body = new FunctionBody(Array.from({ length: elements + 1 }, () => "i32" as const));
  const graph = new VectorGraph();
  const element = vectors * VECTOR_BYTES;
  const lower = (place: VectorPlace) => {
    const lowered = lowerProgram(graph, program, place);
    return name === "forward" ? lowered : { ...lowered, partials: [] };
  };
  const allParts = Array.from({ length: vectors }, (_, part) => part);
  const copies = Array.from({ length: COPIES }, (_, copy) => allParts.map((part) => lower({ copy, part })));
  const width = copies[0]![0]!.partials.length;

  const leaf: LeafEmitter = (target, at) => {
    const index = at.operation === "parameter" ? at.index : at.copy * program.inputs + at.index;
    target.load(at.operation === "parameter" ? theta : z, index * element + at.part * VECTOR_BYTES);
  };
  const emitter = new ValueEmitter(graph, body, copies.flat().flatMap(rootsOf), leaf);
  const storeElementOf = (parts: readonly LoweredProgram[], copy: number) => {
    const values = parts.map(({ value }) => value);
    storeElement(body, emitter, a, copy * element, values);
    for (let p = 0; p < width; p += 1) {
      const slopes = parts.map((part) => part.partials[p]!);
      storeElement(body, emitter, partials, (copy * width + p) * element, slopes);
    }
  };
  /** As many elements a turn as there are copies, until fewer are left. */
  const emitLoop = (some: typeof copies) => {
    body.ifMoreThan(elements, some.length - 1, () => {
      body.countDown(elements, some.length, () => {
        emitter.inTurns(some.flat().map(rootsOf), () => some.forEach(storeElementOf));
        body.advance(z, some.length * program.inputs * element);
        body.advance(a, some.length * element);
        if (name === "forward") body.advance(partials, some.length * width * element);
      });
    });
  };

  body.ifMoreThan(elements, 0, () => {
    emitter.hoist();
    emitLoop(copies);
    emitLoop(copies.slice(0, 1));
  });
  return body.named(name);
}

const rootsOf = ({ value, partials }: LoweredProgram): Value[] => [value, ...partials];
