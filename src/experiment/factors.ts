import type { TrialSpec } from "../trial/spec.js";
import type { Experiment } from "./experiment.js";

/** What may differ between two trials beside their seed, as CSV columns name it, in reading order. */
export const FACTOR_NAMES = [
  "dataset",
  "hidden",
  "activation",
  "optimizer",
  "initializer",
  "gain",
  "l1",
  "l2",
  "dropout",
  "batch_size",
  "learning_rate",
] as const;

export type FactorName = (typeof FACTOR_NAMES)[number];

/** "32-32": the widths of the hidden layers, first to last; "none" where there are none. */
export const hiddenLabel = (hidden: readonly number[]): string => hidden.join("-") || "none";

/** How each factor is read from a trial. */
export const factors: Readonly<Record<FactorName, (spec: TrialSpec) => string | number>> = {
  dataset: ({ dataset }) => dataset.label,
  hidden: ({ hidden }) => hiddenLabel(hidden),
  activation: ({ activation }) => activation.label,
  optimizer: ({ optimizer }) => optimizer.label,
  initializer: ({ initializer }) => initializer.label,
  gain: ({ gain }) => gain,
  l1: ({ regularization }) => regularization.l1,
  l2: ({ regularization }) => regularization.l2,
  dropout: ({ regularization }) => regularization.dropout,
  batch_size: ({ training }) => training.batchSize,
  learning_rate: ({ learningRate }) => learningRate,
};

/** A trial's value of each factor. */
export function factorsOf(spec: TrialSpec): Record<FactorName, string | number> {
  const values = FACTOR_NAMES.map((name) => [name, factors[name](spec)] as const);
  return Object.fromEntries(values) as Record<FactorName, string | number>;
}

/** The factors that take more than one value in an experiment, in reading order. */
export function varyingFactors(experiment: Experiment): FactorName[] {
  const { regularizations } = experiment;
  const values: Record<FactorName, readonly unknown[]> = {
    dataset: experiment.datasets.map(({ label }) => label),
    hidden: experiment.networks.map(({ hidden }) => hiddenLabel(hidden)),
    activation: experiment.activations.map(({ label }) => label),
    optimizer: experiment.optimizers.map(({ label }) => label),
    initializer: experiment.initializers.map(({ label }) => label),
    gain: experiment.gains,
    l1: regularizations.map(({ l1 }) => l1),
    l2: regularizations.map(({ l2 }) => l2),
    dropout: regularizations.map(({ dropout }) => dropout),
    batch_size: experiment.training.batchSizes,
    learning_rate: experiment.learningRates,
  };
  return FACTOR_NAMES.filter((name) => new Set(values[name]).size > 1);
}
