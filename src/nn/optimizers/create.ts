import { compileUpdate } from "../../formula/update.js";
import type { Kernel } from "../kernel.js";
import type { Optimizer, OptimizerParameters } from "./definition.js";

/** What an optimiser reads and writes; all but `learningRate` have `length` elements. */
interface OptimizerBuffers<B> {
  readonly parameters: B; // (length), updated in place
  readonly gradients: B; // (length)
  readonly learningRate: B; // (1), a rate per lane
  readonly length: number;
}

/** An optimiser at its work, with its states in the kernel's memory; every call takes one step. */
export function createOptimizer<B, P extends OptimizerParameters>(
  kernel: Kernel<B>,
  optimizer: Optimizer<P>,
  settings: P,
  { parameters, gradients, learningRate, length }: OptimizerBuffers<B>,
): () => void {
  const { rule: text, states: kinds, scalars } = optimizer;
  const rule = { text, states: kinds, scalars: scalars?.names ?? [], constants: settings };
  const update = kernel.compileUpdate(compileUpdate(rule));
  const states = Object.keys(kinds).map(() => kernel.allocate(length));
  const perStep = scalars?.perStep(settings);
  return () => update(parameters, gradients, learningRate, length, states, perStep?.next().value ?? []);
}
