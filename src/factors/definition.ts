import type { GainConvention } from "../activations/gain.js";
import type { DatasetSpec } from "../datasets/definition.js";
import type { NamedSpec, TrialSpec } from "../trial/spec.js";

/** One activation of those compared; `layers` has one member for "the same everywhere", or one per hidden layer. */
export type ActivationChoice = TrialSpec["activation"];

export type Regularization = TrialSpec["regularization"];

/** The lists of an experiment whose product its trials are, each in the config's order. */
export interface FactorLists {
  readonly datasets: readonly DatasetSpec[];
  readonly networks: readonly { readonly hidden: readonly number[] }[];
  readonly activations: readonly ActivationChoice[];
  readonly optimizers: readonly NamedSpec[];
  readonly initializers: readonly NamedSpec[];
  readonly gains: readonly GainConvention[];
  readonly regularizations: readonly Regularization[];
  /** Left out where each task is trained with its own. */
  readonly losses?: readonly NamedSpec[];
  /** Empty when the rates are tuned. */
  readonly learningRates: readonly number[];
  readonly training: {
    readonly epochs: number;
    readonly batchSizes: readonly number[];
    readonly evaluateEvery: number;
  };
}

/** A trial's spec while its axes are being chosen. */
export type PartialSpec = Partial<Omit<TrialSpec, "training">> & {
  readonly training: Partial<TrialSpec["training"]>;
};

/** One list of an experiment, of which a trial has one choice. Factors that are read from one choice share their axis. */
export interface FactorAxis<Choice = unknown> {
  /** Where the config has the list. */
  readonly path: readonly string[];
  /** What it is called where two studies differ in it. */
  readonly title: string;
  choices(experiment: FactorLists): readonly Choice[];
  /** The experiment with other choices. */
  withChoices<E extends FactorLists>(experiment: E, choices: readonly Choice[]): E;
  /** The spec with one choice made; the axes before it in reading order have chosen already. */
  choose(spec: PartialSpec, choice: Choice): PartialSpec;
  /** A choice in a list of them. */
  text(choice: Choice): string;
  /** What of a choice decides a trial's outcome; all but its label when left out. */
  decisive?(choice: Choice): unknown;
}

/** A factor's value as CSV columns hold it. */
export type FactorValue = string | number;

/** A condition's value of a factor that tuning chooses for each of its activations. */
export const TUNED = "tuned";

/** What may differ between two trials beside their seed. */
export interface Factor<Name extends string = string> {
  /** As CSV columns are named. */
  readonly name: Name;
  readonly axis: FactorAxis;
  of(spec: TrialSpec): FactorValue;
  /** What a trial was trained with, where that may be another for each activation of a condition. */
  trained?(spec: TrialSpec): FactorValue;
  /** The CSV column. */
  readonly column: {
    readonly type: "string" | "integer" | "number";
    readonly unit?: string;
    readonly description: string;
  };
  /** The value that stands for none: sentences leave it out. */
  readonly absent?: FactorValue;
  /** Its column is left out of the CSV files of a study in which no trial has it. */
  readonly onlyWherePresent?: true;
  /** In tables; lines are broken at "\n". */
  readonly heads: { readonly full: string; readonly narrow?: string };
  /** In a sentence: "with batches of 32". */
  words(value: FactorValue): string;
  /** In a title or a list, where that is shorter. */
  brief?(value: FactorValue): string;
}

/** The lists that every experiment has as a field of its own. */
type ListName = {
  [K in keyof FactorLists]: FactorLists[K] extends readonly unknown[] ? K : never;
}[keyof FactorLists] &
  string;

/** Some keys of a definition that may be left out. */
type Defaulting<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/**
 * An axis whose list is a field of the experiment. Where nothing else is said, a trial's spec has the choice under the key
 * that the config has the list under, and choices are told by their labels.
 */
export function axisOf<K extends ListName>(
  list: K,
  key: keyof TrialSpec,
  axis: Partial<Omit<FactorAxis<FactorLists[K][number]>, "choices" | "withChoices">> = {},
): FactorAxis<FactorLists[K][number]> {
  return {
    path: [key],
    title: key,
    choose: (spec, choice) => ({ ...spec, [key]: choice }),
    text: (choice) => (isLabelled(choice) ? choice.label : String(choice)),
    ...axis,
    choices: (experiment) => experiment[list],
    withChoices: (experiment, choices) => ({ ...experiment, [list]: choices }),
  };
}

/** Whether a choice has a name of the user's own. */
export const isLabelled = (choice: unknown): choice is { readonly label: string } =>
  typeof choice === "object" && choice !== null && "label" in choice;

/** Keeps the name's literal type; where nothing else is said, tables head it by its name, and its value is its words. */
export const factor = <const Name extends string>(
  definition: Defaulting<Factor<Name>, "heads" | "words">,
): Factor<Name> => ({ heads: { full: definition.name }, words: String, ...definition });
