import type { Experiment } from "../../src/experiment/experiment.js";

const activation = (name: string, formula: string) => ({
  label: name,
  layers: [{ name, formula, parameters: {}, learned: [] }],
});

/** A small experiment of one of everything but activations and seeds; `change` replaces parts of it. */
export function anExperiment(change: Partial<Experiment> = {}): Experiment {
  return {
    name: "small",
    seed: 1,
    datasets: [{ label: "moons", name: "moons", parameters: { samples: 64 } }],
    targets: { moons: { metric: "train_accuracy", value: 0.95 } },
    networks: [{ hidden: [4, 4] }],
    activations: [activation("relu", "max(0, x)"), activation("tanh", "tanh(x)")],
    optimizers: [{ label: "sgd", name: "sgd", parameters: {} }],
    initializers: [{ label: "auto", name: "auto", parameters: {} }],
    gains: ["own"],
    regularizations: [{ l1: 0, l2: 0, dropout: 0 }],
    learningRates: [0.1],
    training: { epochs: 10, batchSizes: [32], evaluateEvery: 1 },
    seeds: [1, 2, 3],
    ...change,
  };
}
