import { compileUpdateStep } from "../../formula/simd/compile-update.js";
import { compileMath, compileProgram } from "../../formula/simd/compile.js";
import type { Program } from "../../formula/program.js";
import type { UpdateProgram, UpdateStep } from "../../formula/update.js";
import { keptIn } from "../../kept.js";
import type { CompiledActivation, Kernel } from "../kernel.js";
import { createMemory } from "./memory.js";

/** What the AssemblyScript under assembly/ exports: every operation on buffers, called without a wrapper. */
type Operations = Omit<
  Kernel<number>,
  keyof ReturnType<typeof createMemory> | "name" | "lanes" | "compile" | "compileUpdate"
>;

type ActivationFunctions = Pick<CompiledActivation<number>, "value" | "forward">;

/** Bytes of a 128-bit vector. */
const VECTOR = 16;

/**
 * The kernel in WebAssembly SIMD, in single precision: `simd` trains four trials at a time, one in each lane of a
 * 128-bit vector, `wide` eight, in pairs of vectors, which some engines merge to 256 bits.
 * Without fused multiply-add or relaxed instructions, so its results are the same bits on every machine and either way.
 *
 * @param kernelBytes the built kernel.wasm or kernel-wide.wasm; reading it is the caller's, who knows where it lives.
 */
export function createSimdKernel(kernelBytes: BufferSource): Kernel<number> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const env = { memory };
  const math = instantiate(compileMath(), { env });
  const { heapBase, elementBytes, ...operations } = instantiate(kernelBytes, { env, math });
  const element = numberIn(elementBytes);
  const vectors = element / VECTOR;
  const compiled = new WeakMap<Program, CompiledActivation<number>>();
  const updates = new WeakMap<UpdateProgram, UpdateStep<number>>();

  return {
    name: vectors === 1 ? "simd" : "wide",
    lanes: 4 * vectors,
    ...createMemory(memory, numberIn(heapBase), element),
    ...(operations as Operations),
    compile: (program) =>
      keptIn(compiled, program, () => ({
        inputs: program.inputs,
        learned: program.learned.length,
        ...(instantiate(compileProgram(program, vectors), { env }) as ActivationFunctions),
      })),
    compileUpdate: (program) => keptIn(updates, program, () => instantiateUpdate(program, vectors, env)),
  };
}

type UpdateFunction = (...addressesLengthAndScalars: number[]) => void;

function instantiateUpdate(
  program: UpdateProgram,
  vectors: number,
  env: WebAssembly.ModuleImports,
): UpdateStep<number> {
  const step = instantiate(compileUpdateStep(program, vectors), { env }).step as UpdateFunction;
  return (parameters, gradients, learningRate, length, [s0 = 0, s1 = 0, s2 = 0], [c0 = 0, c1 = 0, c2 = 0]) =>
    step(parameters, gradients, learningRate, length, s0, s1, s2, c0, c1, c2);
}

const numberIn = (exported: WebAssembly.ExportValue): number => (exported as WebAssembly.Global<"i32">).value;

const instantiate = (bytes: BufferSource, imports: WebAssembly.Imports): WebAssembly.Exports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
