import { describe, expect, it } from "vitest";
import { countTrials, MAX_TRIALS, givenRateTrials } from "../../src/experiment/plan.js";
import { trialId } from "../../src/trial/id.js";
import { anExperiment } from "./an-experiment.js";

const everyFactorTwice = anExperiment({
  datasets: ["moons", "xor"].map((name) => ({ label: name, name, parameters: {} })),
  networks: [{ hidden: [4] }, { hidden: [4, 4] }],
  optimizers: ["sgd", "adam"].map((name) => ({ label: name, name, parameters: {} })),
  initializers: ["auto", "zeros"].map((name) => ({ label: name, name, parameters: {} })),
  gains: ["own", "unit"],
  regularizations: [
    { l1: 0, l2: 0, dropout: 0 },
    { l1: 0, l2: 0, dropout: 0.5 },
  ],
  learningRates: [0.1, 0.01],
  training: { epochs: 5, batchSizes: [16, 32], evaluateEvery: 0.5 },
  seeds: [7, 9],
});

describe("plan", () => {
  it("is the product of all factors, and counts it without building it", () => {
    const specs = givenRateTrials(everyFactorTwice);
    expect(specs).toHaveLength(2 ** 10);
    expect(countTrials(everyFactorTwice)).toBe(2 ** 10);
    expect(new Set(specs.map(trialId)).size).toBe(2 ** 10);
  });

  it("varies the seed fastest, then the activation, and the data set slowest", () => {
    const order = givenRateTrials(everyFactorTwice).map(
      ({ dataset, activation, seed }) => `${dataset.label} ${activation.label} ${seed}`,
    );
    expect(order.slice(0, 5)).toEqual([
      "moons relu 7",
      "moons relu 9",
      "moons tanh 7",
      "moons tanh 9",
      "moons relu 7",
    ]);
    expect(order.findIndex((cell) => cell.startsWith("xor"))).toBe(2 ** 9);
  });

  it("repeats one activation for every hidden layer, and takes a list of them as it is", () => {
    const [relu, tanh] = anExperiment().activations;
    const mixed = { label: "mixed", layers: [relu.layers[0], tanh.layers[0]] };
    const specs = givenRateTrials(anExperiment({ activations: [relu, mixed], seeds: [1] }));
    expect(specs.map(({ activation }) => activation.layers.map(({ name }) => name))).toEqual([
      ["relu", "relu"],
      ["relu", "tanh"],
    ]);
  });

  it("has no activation where there is no hidden layer", () => {
    const { activations } = anExperiment();
    const [spec] = givenRateTrials(
      anExperiment({ networks: [{ hidden: [] }], activations: activations.slice(0, 1) }),
    );
    expect(spec.activation).toEqual({ label: "relu", layers: [] });
  });

  it("refuses a list of activations that is not one per hidden layer", () => {
    const [relu, tanh] = anExperiment().activations;
    const mixed = { label: "mixed", layers: [relu.layers[0], tanh.layers[0]] };
    expect(() =>
      givenRateTrials(anExperiment({ networks: [{ hidden: [4, 4, 4] }], activations: [mixed] })),
    ).toThrow('"mixed" names 2 layers, but a network has 3 hidden layers');
  });

  it("counts a hundred million trials and refuses to build them", () => {
    const many = anExperiment({
      learningRates: Array.from({ length: 10_000 }, (_, i) => 1 / (i + 1)),
      seeds: Array.from({ length: 5_000 }, (_, i) => i + 1),
    });
    expect(countTrials(many)).toBe(1e8);
    expect(countTrials(many)).toBeGreaterThan(MAX_TRIALS);
    expect(() => givenRateTrials(many)).toThrow("100,000,000 trials");
  });
});
