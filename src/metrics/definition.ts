import type { Task } from "../datasets/definition.js";
import type { Kernel } from "../nn/kernel.js";

/** What every measure declares: its CSV column and how to read it. */
export interface Metric {
  /** snake_case: the CSV column and the name in a config. */
  readonly name: string;
  readonly title: string;
  /** "share" is a number from 0 to 1; "nats", "variance", "1" (no unit). */
  readonly unit: string;
  /** Which direction is better; `none` where neither is. */
  readonly goal: "minimize" | "maximize" | "none";
  readonly description: string;
}

/** How often each class was predicted of each: `counts[actual · classes + predicted]`. */
export interface Confusion {
  readonly classes: number;
  readonly counts: readonly number[]; // (classes, classes)
}

/** Sums of squares: of the differences between prediction and value, and of the values about their mean. */
export interface Squares {
  readonly residual: number;
  readonly total: number;
}

/** Sums over the rows of one part; those that the task does not have are 0 or empty. */
export interface PartSums {
  readonly loss: number;
  readonly correct: number;
  readonly rows: number;
  readonly confusion: Confusion;
  readonly squares: Squares;
}

/** Measured on the whole training or test part at each evaluation. */
export interface CurveMetric extends Metric {
  readonly part: "train" | "test";
  readonly tasks: readonly Task[];
  /** What a constant prediction comes to, by the shares of the classes; a regression has none. */
  constant(shares: readonly number[]): number;
  /** From what was summed over the part's rows. */
  measure(sums: PartSums): number;
}

/**
 * A metric of the training part and the same of the test part, in this order.
 * @param name the column's, without `train_` and `test_`
 * @param define given what the part is called in a title and a sentence
 */
export function onBothParts(
  name: string,
  define: (words: Readonly<Record<"Part" | "part", string>>) => Omit<CurveMetric, "name" | "part">,
): readonly [CurveMetric, CurveMetric] {
  return [
    { name: `train_${name}`, part: "train", ...define({ Part: "Training", part: "training" }) },
    { name: `test_${name}`, part: "test", ...define({ Part: "Test", part: "test" }) },
  ];
}

/** 0 or 1 for each (unit, input) of a layer. */
export type Flags = Uint8Array;

/** One hidden layer after a forward and backward pass over the fixed probe set. `units` is its width. */
export interface ProbedLayer<B> {
  readonly kernel: Kernel<B>;
  readonly rows: number;
  readonly fanIn: number;
  readonly units: number;
  /** K, linear maps per unit. */
  readonly inputs: number;
  /** Partial derivatives per element: K inputs, then the learned parameters. */
  readonly partialsPerElement: number;
  readonly input: B; // (rows, fanIn)
  /** How many rows have an |∂f| below `FLAT` of the activation's largest. */
  readonly flat: B; // (units, partialsPerElement)
  /** Σ a over the rows. */
  readonly totals: B; // (units)
  /** Σ |a| over the rows. */
  readonly sizes: B; // (units)
  /** Σ |a − the unit's mean a| over the rows. */
  readonly deviations: B; // (units)
  readonly dWeights: B; // (units · inputs, fanIn)
  /** Weights after each of the last three steps, oldest first; undefined before the third step. */
  readonly recentWeights: readonly [B, B, B] | undefined;
  /** Per lane, which (unit, input) was dead at epoch 0, and which at any earlier evaluation; undefined at epoch 0. */
  readonly history: { readonly atBirth: readonly Flags[]; readonly everBefore: readonly Flags[] } | undefined;
  /** Per lane: which (unit, input) has a derivative of exactly 0 on every row. */
  readonly dead: readonly Flags[];
  /** Two zeros, the same buffer every time. */
  scratch(): B;
}

/** Measured on each hidden layer at each evaluation: one value per lane, null where it is not defined. */
export interface LayerMetric extends Metric {
  measure<B>(layer: ProbedLayer<B>): (number | null)[];
}
