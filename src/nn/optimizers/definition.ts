import type { z } from "zod";
import type { Kernel } from "../kernel.js";

/** What one step reads and writes; all but `learningRate` have `length` elements. */
export interface OptimizerBuffers<B> {
  readonly params: B; // (length), updated in place
  readonly gradients: B; // (length)
  /** The optimiser's memory, zero before the first step. */
  readonly states: readonly B[]; // states × (length)
  readonly learningRate: B; // (1), a rate per lane
  readonly length: number;
  /** The step's number, from 1. */
  readonly t: number;
}

/** One optimiser, to PyTorch's definition and defaults; `parameters` has a default and a description for every key. */
export interface Optimizer<P extends Readonly<Record<string, number>> = Readonly<Record<string, number>>> {
  readonly name: string;
  readonly title: string;
  /** Who proposed it, where, when; and the PyTorch class it matches. */
  readonly source: string;
  readonly parameters: z.ZodType<P>;
  /** How many state buffers it needs. */
  readonly states: number;
  step<B>(kernel: Kernel<B>, parameters: P, buffers: OptimizerBuffers<B>): void;
}
