import type { z } from "zod";
import type { StateKind } from "../../formula/update.js";
import type { Sourced } from "../../sources/cite.js";

/** An optimiser's settings, by name. */
export type OptimizerParameters = Readonly<Record<string, number>>;

/** One optimiser, to PyTorch's definition and defaults; `parameters` has a default and a description for every key. */
export interface Optimizer<P extends OptimizerParameters = OptimizerParameters> extends Sourced {
  readonly name: string;
  readonly title: string;
  readonly parameters: z.ZodType<P>;
  /** What it remembers of each parameter, zero before the first step. */
  readonly states: Readonly<Record<string, StateKind>>;
  /**
   * How one step changes a parameter `p` by its gradient `g` and the learning `rate`, one assignment a line; primed names
   * are values after the step. Any of `parameters`, `states` and `scalars` may stand in it.
   */
  readonly rule: string;
  /** The class of `torch.optim` that takes the same steps, and what it is given beside the learning rate. */
  readonly pytorch?: {
    readonly name: string;
    options(parameters: P): Readonly<Record<string, number | boolean | readonly number[]>>;
  };
  /** What changes from step to step, the same for every parameter: `perStep` yields it for step 1, 2, … without end. */
  readonly scalars?: {
    readonly names: readonly string[];
    perStep(parameters: P): Generator<readonly number[], never>;
  };
}
