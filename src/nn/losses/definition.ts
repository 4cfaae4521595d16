import type { z } from "zod";
import type { Task } from "../../datasets/definition.js";
import type { Program } from "../../formula/program.js";
import type { Kernel } from "../kernel.js";
import type { Sourced } from "../../sources/cite.js";

/** What a loss is measured on. */
export interface LossShape {
  readonly task: Task;
  /** At most so many at a time. */
  readonly rows: number;
  /** Outputs of the network: classes, or values to predict. */
  readonly width: number;
}

/** A loss at its work, with what it needs in the kernel's memory. */
export interface LossAt<B> {
  /** sums[0] += the rows' summed loss; classification: sums[1] += how many rows are predicted rightly. */
  forward(
    outputs: B, // (rows, width)
    targets: B, // (rows) class indices, or (rows, width) values
    sums: B, // (2)
    rows: number,
  ): void;
  /** The gradient of the rows' mean loss. */
  backward(
    outputs: B, // (rows, width)
    targets: B, // (rows) class indices, or (rows, width) values
    dOutputs: B, // (rows, width)
    rows: number,
  ): void;
  /** Where the loss is a formula: what `forward` took it of, in which there may be kinks. */
  readonly formula?: { readonly program: Program; readonly residuals: B };
}

/** What training minimises: the mean over a batch. `parameters` has a default and a description for every key. */
export interface Loss<
  P extends Readonly<Record<string, number>> = Readonly<Record<string, number>>,
> extends Sourced {
  readonly name: string;
  readonly title: string;
  /** Those that it fits. */
  readonly tasks: readonly Task[];
  readonly parameters: z.ZodType<P>;
  create<B>(kernel: Kernel<B>, parameters: P, shape: LossShape): LossAt<B>;
}
