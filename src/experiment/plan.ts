import { ActbenchError } from "../errors.js";
import type { ActivationSpec } from "../activations/definition.js";
import type { TrialSpec } from "../trial/spec.js";
import type { ActivationChoice, Experiment } from "./experiment.js";

/** More trials than this are refused: the plan is held in memory. */
export const MAX_TRIALS = 1_000_000;

/** How many trials an experiment has, without building any. */
export function countTrials(experiment: Experiment): number {
  const { training, ...factors } = experiment;
  return [
    factors.datasets,
    factors.networks,
    factors.optimizers,
    factors.initializers,
    factors.gains,
    factors.regularizations,
    training.batchSizes,
    factors.learningRates,
    factors.activations,
    factors.seeds,
  ].reduce((product, { length }) => product * length, 1);
}

/**
 * All trials of an experiment: the product of its factors, each in the config's order. From slowest to fastest: data
 * set, network, optimiser, initialiser, gain, regularisation, batch size, learning rate, activation, seed. So the
 * seeds of a cell are adjacent, and the activations of one condition follow one another.
 *
 * @throws {ActbenchError} when there are more than MAX_TRIALS.
 */
export function plan(experiment: Experiment): TrialSpec[] {
  refuseTooMany(countTrials(experiment));
  const { epochs, evaluateEvery, batchSizes } = experiment.training;
  const specs: TrialSpec[] = [];
  for (const dataset of experiment.datasets)
    for (const { hidden } of experiment.networks)
      for (const optimizer of experiment.optimizers)
        for (const initializer of experiment.initializers)
          for (const gain of experiment.gains)
            for (const regularization of experiment.regularizations)
              for (const batchSize of batchSizes)
                for (const learningRate of experiment.learningRates)
                  for (const choice of experiment.activations) {
                    const activation = { label: choice.label, layers: layersFor(choice, hidden.length) };
                    const training = { epochs, batchSize, evaluateEvery };
                    for (const seed of experiment.seeds)
                      specs.push({
                        phase: "evaluate",
                        rootSeed: experiment.seed,
                        seed,
                        dataset,
                        hidden,
                        activation,
                        optimizer,
                        initializer,
                        gain,
                        regularization,
                        learningRate,
                        training,
                      });
                  }
  return specs;
}

export function refuseTooMany(trials: number): void {
  if (trials <= MAX_TRIALS) return;
  throw new ActbenchError(
    `the experiment has ${trials.toLocaleString("en")} trials; at most ${MAX_TRIALS.toLocaleString("en")} can be planned`,
    { remedy: "Take values out of a factor, or use fewer seeds." },
  );
}

/** One activation per hidden layer. */
function layersFor(choice: ActivationChoice, depth: number): readonly ActivationSpec[] {
  if (choice.layers.length === depth) return choice.layers;
  if (choice.layers.length === 1) return Array.from({ length: depth }, () => choice.layers[0]);
  throw new ActbenchError(
    `"${choice.label}" names ${choice.layers.length} layers, but a network has ${depth} hidden layers`,
    { remedy: "Name one activation per hidden layer, or one for all." },
  );
}
