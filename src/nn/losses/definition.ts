import type { Task } from "../../datasets/definition.js";
import type { Kernel } from "../kernel.js";

/** What training minimises: the mean over a batch. */
export interface Loss {
  readonly name: string;
  readonly title: string;
  readonly task: Task;
  /** What one unit of it is: "nats". */
  readonly unit: string;
  readonly source: string;
  /** sums[0] += the rows' summed loss; classification: sums[1] += how many rows are predicted rightly. */
  forward<B>(
    kernel: Kernel<B>,
    outputs: B, // (rows, width)
    targets: B, // (rows) class indices, or (rows, width) values
    sums: B, // (2)
    rows: number,
    width: number,
  ): void;
  /** The gradient of the rows' mean loss. */
  backward<B>(
    kernel: Kernel<B>,
    outputs: B, // (rows, width)
    targets: B, // (rows) class indices, or (rows, width) values
    dOutputs: B, // (rows, width)
    rows: number,
    width: number,
  ): void;
}
