import { describe, expect, it } from "vitest";
import {
  axes,
  FACTOR_NAMES,
  factors,
  factorsOf,
  factorTitle,
  valuesOf,
  varyingFactors,
} from "../../src/factors/index.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { anExperiment } from "../experiment/an-experiment.js";

describe("factors", () => {
  it("of a trial are its values as CSV columns hold them", () => {
    expect(factorsOf(givenRateTrials(anExperiment())[0])).toMatchObject({
      dataset: "moons",
      hidden: "4x4",
      activation: "relu",
      loss: "auto",
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
    const [spec] = givenRateTrials(anExperiment({ networks: [{ hidden: [] }], activations }));
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
    const rows = givenRateTrials(experiment).map(factorsOf);
    const differing = FACTOR_NAMES.filter((name) => new Set(rows.map((row) => row[name])).size > 1);
    expect(varyingFactors(experiment)).toEqual(differing);
  });

  it("are read from the plan in the values that the experiment lists", () => {
    const experiment = anExperiment({
      learningRates: [0.1, 1],
      networks: [{ hidden: [3] }, { hidden: [2] }],
    });
    const specs = givenRateTrials(experiment);
    for (const factor of factors) {
      expect(new Set(specs.map(factor.of)), factor.name).toEqual(new Set(valuesOf(factor, experiment)));
    }
  });
});

describe.each(factors)("the factor $name", ({ name, of, heads, words, brief, column }) => {
  const value = of(givenRateTrials(anExperiment())[0]);

  it("has a column of its type, a head, and words that hold its value", () => {
    expect(typeof value).toBe(column.type === "string" ? "string" : "number");
    expect(column.description).toMatch(/^[A-Z].*\.$/);
    expect(heads.full.replaceAll(/-?\n/g, "").replace(" ", "")).toContain(factorTitle(name).split(" ")[0]);
    for (const text of [words(value), brief?.(value) ?? ""]) expect(text).not.toMatch(/undefined|NaN/);
  });
});

describe.each(axes)("the axis $title", (axis) => {
  it("gives back the choices that it is given, and leaves every other axis alone", () => {
    const experiment = anExperiment();
    const given = [...axis.choices(experiment), ...axis.choices(experiment)];
    const changed = axis.withChoices(experiment, given);
    expect(axis.choices(changed)).toEqual(given);
    for (const other of axes) {
      if (other !== axis) expect(other.choices(changed)).toEqual(other.choices(experiment));
    }
  });
});
