import { ActbenchError } from "../errors.js";
import type { ActivationSpec } from "../activations/definition.js";
import type { Phase, TrialSpec } from "../trial/spec.js";
import type { ActivationChoice, Experiment } from "./experiment.js";
import { gridRates } from "./tuning/grid.js";

/** More trials than this are refused: the plan is held in memory. */
export const MAX_TRIALS = 1_000_000;

/** One activation in one condition: a trial that still lacks its learning rate, its phase and its seed. */
export interface Arm {
  readonly spec: Omit<TrialSpec, "phase" | "seed" | "learningRate">;
}

/** The arms that are compared with each other: they share every factor but the activation. */
export type Field = readonly Arm[];

/** How many arms all fields of an experiment have together. */
export function countArms(experiment: Experiment): number {
  const { datasets, networks, optimizers, initializers, gains, regularizations, training } = experiment;
  const conditions = [
    datasets,
    networks,
    optimizers,
    initializers,
    gains,
    regularizations,
    training.batchSizes,
  ];
  return conditions.reduce((product, { length }) => product * length, experiment.activations.length);
}

/** How many trials an experiment has, without building any; with tuning, before any grid is extended. */
export function countTrials(experiment: Experiment): number {
  const { tuning, seeds } = experiment;
  const evaluations = (tuning?.regimes ?? experiment.learningRates).length * seeds.length;
  const tunings = tuning === undefined ? 0 : gridRates(tuning).length * tuning.seeds;
  return countArms(experiment) * (evaluations + tunings);
}

/**
 * The fields of an experiment: the product of its factors, each in the config's order. From slowest to fastest: data
 * set, network, optimiser, initialiser, gain, regularisation, batch size; then the activations.
 *
 * @throws {ActbenchError} when the experiment has more than MAX_TRIALS trials.
 */
export function fieldsOf(experiment: Experiment): Field[] {
  refuseTooMany(countTrials(experiment));
  const { epochs, evaluateEvery, batchSizes } = experiment.training;
  const fields: Field[] = [];
  for (const dataset of experiment.datasets)
    for (const { hidden } of experiment.networks)
      for (const optimizer of experiment.optimizers)
        for (const initializer of experiment.initializers)
          for (const gain of experiment.gains)
            for (const regularization of experiment.regularizations)
              for (const batchSize of batchSizes)
                fields.push(
                  experiment.activations.map((choice) => ({
                    spec: {
                      rootSeed: experiment.seed,
                      dataset,
                      hidden,
                      activation: { label: choice.label, layers: layersFor(choice, hidden.length) },
                      optimizer,
                      initializer,
                      gain,
                      regularization,
                      training: { epochs, batchSize, evaluateEvery },
                    },
                  })),
                );
  return fields;
}

/** The trials of one arm at one learning rate, one per seed; the first of an evaluation is portrayed. */
export function trialsOf(
  { spec }: Arm,
  phase: Phase,
  learningRate: number,
  seeds: readonly number[],
): TrialSpec[] {
  return seeds.map((seed, i) => ({
    phase,
    seed,
    ...spec,
    learningRate,
    ...(phase === "evaluate" && i === 0 && { portrait: true }),
  }));
}

/**
 * All trials of an experiment whose learning rates are given: per field, learning rate slower than activation, seed
 * fastest. So the seeds of a cell are adjacent, and the activations of one condition follow one another.
 */
export function plan(experiment: Experiment): TrialSpec[] {
  return fieldsOf(experiment).flatMap((field) =>
    experiment.learningRates.flatMap((rate) =>
      field.flatMap((arm) => trialsOf(arm, "evaluate", rate, experiment.seeds)),
    ),
  );
}

export function refuseTooMany(trials: number): void {
  if (trials <= MAX_TRIALS) return;
  throw new ActbenchError(
    `the experiment has ${trials.toLocaleString("en")} trials; at most ${MAX_TRIALS.toLocaleString("en")} can be planned`,
    { remedy: "Take values out of a factor, or use fewer seeds." },
  );
}

/** One activation per hidden layer. */
export function layersFor(choice: ActivationChoice, depth: number): readonly ActivationSpec[] {
  if (choice.layers.length === depth) return choice.layers;
  if (choice.layers.length === 1) return Array.from({ length: depth }, () => choice.layers[0]);
  throw new ActbenchError(
    `"${choice.label}" names ${choice.layers.length} layers, but a network has ${depth} hidden layers`,
    { remedy: "Name one activation per hidden layer, or one for all." },
  );
}
