import type { Sourced } from "../sources/cite.js";

/** An activation as the catalogue describes it, and who proposed it: everything else follows from the formula. */
export interface ActivationDefinition extends Sourced {
  /** snake_case, as configs name it. */
  readonly name: string;
  /** As a textbook writes it: "Leaky ReLU". */
  readonly title: string;
  /** In the inputs `x` (or `x1`, `x2`, …) and the named parameters. A function where the shape depends on an option. */
  readonly formula: string | ((options: Readonly<Record<string, number>>) => string);
  /** Named parameters of the formula, with their defaults. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Whole-number options that change the formula's shape, with default and range: Maxout's pieces. */
  readonly options?: Readonly<
    Record<string, { readonly default: number; readonly from: number; readonly to: number }>
  >;
  /** Which of the parameters are learned, one value a layer, starting at their default. */
  readonly learned?: readonly string[];
  /** PyTorch's `nn.init.calculate_gain`, where its table has this activation. */
  readonly pytorchGain?: number | ((parameters: Readonly<Record<string, number>>) => number);
  /** The initialiser its authors prescribe; `"initializer": "auto"` then uses it. */
  readonly initializer?: string;
}

/** An activation in a trial: self-contained, so that a worker needs no registry and a user's formula is no special case. */
export interface ActivationSpec {
  readonly name: string;
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly learned: readonly string[];
  readonly initializer?: string;
}
