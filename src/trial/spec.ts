import type { ActivationSpec } from "../activations/definition.js";
import type { GainConvention } from "../activations/gain.js";
import type { DatasetSpec } from "../datasets/definition.js";
import type { Holdout } from "../datasets/holdout.js";

/** A member of a registry with its parameters, every default filled in; `label` is what tables call it. */
export interface NamedSpec {
  readonly label: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** What networks of different activations may have in common instead of their width. */
export type Cost = "parameters" | "flops";

export type Phase = "tune" | "evaluate";

/** One training, described so completely that anyone who has this can repeat it bit for bit. */
export interface TrialSpec {
  readonly phase: Phase;
  readonly rootSeed: number;
  /** Which repetition; the same seed gives every activation the same data, batch order and raw initial draws. */
  readonly seed: number;
  readonly dataset: DatasetSpec;
  /** Where rates are tuned on a data set of which seeds are splits: which rows tuning may see. */
  readonly holdout?: Holdout;
  /** Width of each hidden layer; empty for logistic (or linear) regression. */
  readonly hidden: readonly number[];
  readonly activation: {
    readonly label: string;
    /** One per hidden layer. */
    readonly layers: readonly ActivationSpec[];
  };
  readonly optimizer: NamedSpec;
  readonly initializer: NamedSpec;
  readonly gain: GainConvention;
  readonly regularization: { readonly l1: number; readonly l2: number; readonly dropout: number };
  /** What is minimised; where it is left out, the loss that suits the task. */
  readonly loss?: NamedSpec;
  readonly learningRate: number;
  readonly training: {
    readonly epochs: number;
    readonly batchSize: number;
    /** Epochs between evaluations; fractions are rounded to whole steps. */
    readonly evaluateEvery: number;
  };
  /**
   * Where `hidden` has the widths at which the network costs what the reference's costs: the hidden layers that the config
   * names, which the reference has. It decides nothing beside `hidden`, and the id does not know it.
   */
  readonly matched?: {
    readonly cost: Cost;
    readonly network: readonly number[];
    /** The reference's label. */
    readonly reference: string;
  };
  /**
   * Where settings are tuned together with the learning rate: what the config has in their place, by its keys. It decides
   * nothing, and the id does not know it.
   */
  readonly configured?: Readonly<Record<string, string | number>>;
  /** Whether the trained network is portrayed. It decides nothing, and the id does not know it. */
  readonly portrait?: true;
}
