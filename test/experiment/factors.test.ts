import { describe, expect, it } from "vitest";
import { FACTOR_NAMES, factorsOf, varyingFactors } from "../../src/experiment/factors.js";
import { plan } from "../../src/experiment/plan.js";
import { anExperiment } from "./an-experiment.js";

describe("factors", () => {
  it("of a trial are its values as CSV columns hold them", () => {
    expect(factorsOf(plan(anExperiment())[0])).toEqual({
      dataset: "moons",
      hidden: "4-4",
      activation: "relu",
      optimizer: "sgd",
      initializer: "auto",
      gain: "own",
      l1: 0,
      l2: 0,
      dropout: 0,
      batch_size: 32,
      learning_rate: 0.1,
    });
  });

  it("writes a network without hidden layers as none", () => {
    const activations = anExperiment().activations.slice(0, 1);
    const [spec] = plan(anExperiment({ networks: [{ hidden: [] }], activations }));
    expect(factorsOf(spec).hidden).toBe("none");
  });

  it("vary where an experiment has more than one value of them", () => {
    expect(varyingFactors(anExperiment())).toEqual(["activation"]);
    const wide = anExperiment({
      networks: [{ hidden: [4] }, { hidden: [8] }],
      gains: ["own", "unit"],
      regularizations: [
        { l1: 0, l2: 0, dropout: 0 },
        { l1: 0, l2: 0.01, dropout: 0 },
      ],
    });
    expect(varyingFactors(wide)).toEqual(["hidden", "activation", "gain", "l2"]);
  });

  it("that vary are those in which the planned trials differ", () => {
    const experiment = anExperiment({ learningRates: [0.1, 1], networks: [{ hidden: [] }, { hidden: [2] }] });
    const rows = plan(experiment).map(factorsOf);
    const differing = FACTOR_NAMES.filter((name) => new Set(rows.map((row) => row[name])).size > 1);
    expect(varyingFactors(experiment)).toEqual(differing);
  });
});
