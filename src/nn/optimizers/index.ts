import { compileUpdate } from "../../formula/update.js";
import { createRegistry } from "../../registry.js";
import type { Kernel } from "../kernel.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamw } from "./adamw.js";
import type { Optimizer, OptimizerParameters } from "./definition.js";
import { lion } from "./lion.js";
import { momentum } from "./momentum.js";
import { nadam } from "./nadam.js";
import { nesterov } from "./nesterov.js";
import { radam } from "./radam.js";
import { rmsprop } from "./rmsprop.js";
import { sgd } from "./sgd.js";

export type { Optimizer } from "./definition.js";

/** How weights are updated, from the plainest on. */
export const optimizers = createRegistry<Optimizer>("optimizer", [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  nadam,
  radam,
  lion,
]);

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
