import type { ActivationChoice, FactorLists, FactorName, FactorValue } from "../factors/index.js";
import type { Cost } from "../trial/spec.js";

export type { ActivationChoice, Regularization } from "../factors/index.js";

/** When a trial has converged: a curve metric reaches a value. The metric's own goal says from which side. */
export interface Target {
  readonly metric: string;
  readonly value: number;
}

/** How a learning rate was chosen: one for the whole field, or each activation's own best. */
export type Regime = "shared" | "tuned";

/** Until when rates around the best one are searched. */
export interface Refinement {
  /** The loss of time at a neighbouring rate that is small enough, as a share. */
  readonly until: number;
  /** How often the steps are halved at most. */
  readonly rounds: number;
}

/** The search for learning rates, on seeds of its own. */
export interface Tuning {
  /** The grid's ends; it may be extended where the best rate stands at one of them. */
  readonly from: number;
  readonly to: number;
  readonly perDecade: number;
  /** How many rates the grid may grow by on each side. */
  readonly extend: number;
  /** How many seeds each rate is tried on. */
  readonly seeds: number;
  readonly regimes: readonly Regime[];
  /** How the rates between the best of the grid and its neighbours are searched; not at all when left out. */
  readonly refine?: Refinement;
  /** What else is tuned, by the config's keys, in reading order: each rate is tried with all their combinations. */
  readonly with?: Readonly<Record<string, readonly FactorValue[]>>;
  /** Whether rates are chosen anew for every seed of the evaluation; once for all of them when left out. */
  readonly tuning?: "per-replicate";
}

/** What of a data set a network's first and last layer follow from. */
export interface Shape {
  readonly features: number;
  readonly outputs: number;
}

/** That every activation's network costs what the reference's costs. */
export interface Match {
  readonly cost: Cost;
  /** Its networks are as the config names them. */
  readonly reference: ActivationChoice;
  /** By data set label. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A claim to judge: one of the catalogue by its id ("all" is every one), or the user's own. */
export type ClaimDeclaration = string | FasterDeclaration | CompareDeclaration;

/** "`faster` reaches the target at least `times` times sooner than `than`", of activations by their labels. */
export interface FasterDeclaration {
  readonly faster: string;
  readonly than: string;
  readonly times: number;
  /** Labels of the data sets it is claimed of; all of them when left out. */
  readonly onDatasets?: readonly string[];
}

/** Some factors of an arm, with the values that it has: hidden layers by their widths, all else as tables have it. */
export type ArmDeclaration = Readonly<Partial<Record<ArmKey, string | number | readonly number[]>>>;

/** A factor as a config names it: "batchSize" is batch_size. */
export type ArmKey = CamelCase<Exclude<FactorName, "dataset">>;
type CamelCase<Name extends string> = Name extends `${infer Start}_${infer Rest}`
  ? `${Start}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** What arms can be compared by. */
export const COMPARED_MEASURES = [
  "epochs_to_target",
  "final_train_loss",
  "final_test_loss",
  "best_test_loss",
  "mean_train_loss",
  "final_test_accuracy",
  "best_test_accuracy",
  "dead_share",
  "gradient_ratio",
  "seconds_per_epoch",
  "seconds_to_target",
] as const;
export type ComparedMeasure = (typeof COMPARED_MEASURES)[number];

/** What may be claimed of a measure: by a factor where it is compared by ratios, else by an amount. */
export const ASSERTIONS = ["sooner", "less", "more", "equal", "notWorse"] as const;
export type Assertion = (typeof ASSERTIONS)[number];

/** "With `compare` the measure is … than with `with`", of two arms that may differ in any factors. */
export interface CompareDeclaration {
  readonly compare: ArmDeclaration;
  readonly with: ArmDeclaration;
  readonly measure: ComparedMeasure;
  /** By its name alone where it is claimed of any size. */
  readonly is: Assertion | Readonly<Partial<Record<Assertion, number>>>;
  /** Labels of the data sets it is claimed of; all of them when left out. */
  readonly onDatasets?: readonly string[];
  /** What the arms' networks are to cost alike, the second one's being as the config names them; as they are when left out. */
  readonly match?: Cost;
}

/** A validated config with every default filled in: the lists of its factors, and what all trials have in common. */
export interface Experiment extends FactorLists {
  readonly name: string;
  readonly seed: number;
  /** By data set label. */
  readonly targets: Readonly<Record<string, Target>>;
  readonly tuning?: Tuning;
  /** Whether networks are as wide as their cost allows; as the config names them when left out. */
  readonly match?: Match;
  /** By data set label; where a claim asks for networks that cost alike. */
  readonly shapes?: Match["shapes"];
  /** The seeds to evaluate on. */
  readonly seeds: readonly number[];
  /** So many of them at first; then each comparison goes on until it is decided, at most to the last. All when left out. */
  readonly from?: number;
  /** Which evaluations layers.csv has; everything when left out. */
  readonly record?: { readonly layers: "every" | "last" | "none" };
  /** Declared before anything was trained; none when left out. */
  readonly claims?: readonly ClaimDeclaration[];
}
