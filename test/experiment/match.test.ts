import { describe, expect, it } from "vitest";
import { checkConfig } from "../../src/experiment/load-config.js";
import { matchedNetworks } from "../../src/experiment/match.js";
import { fieldsOf, givenRateTrials } from "../../src/experiment/plan.js";
import { trialId } from "../../src/trial/id.js";

const dear = { name: "maxout", pieces: 5 };
const activations = ["relu", "tanh", "glu", dear, "prelu"];
const small = { datasets: "moons", network: { hidden: [16, 32] }, activations, seeds: 2 };

const load = (change: object) =>
  checkConfig({ ...small, ...change }, () => {
    throw new Error("no file is named");
  });
const experimentOf = (change: object) => load(change).experiment;
const widthsIn = (change: object) =>
  Object.fromEntries(
    fieldsOf(experimentOf(change))[0].map(({ spec }) => [spec.activation.label, spec.hidden.join("x")]),
  );

/** Parameters of a network of two features, two hidden layers and two outputs, whose units have some maps each. */
const parameters = ([a, b]: readonly number[], maps: number): number =>
  3 * a * maps + (a + 1) * b * maps + 2 * (b + 1);

describe("matched widths", () => {
  it("are as they are named where nothing else is said, and their trials have the ids that they always had", () => {
    expect(new Set(Object.values(widthsIn({})))).toEqual(new Set(["16x32"]));
    const [relu] = givenRateTrials(experimentOf({}));
    const [matched] = givenRateTrials(experimentOf({ match: "parameters" }));
    expect(matched).toMatchObject({ matched: { cost: "parameters", network: [16, 32], reference: "relu" } });
    expect(trialId(matched)).toBe(trialId(relu));
  });

  it("are those of one factor for all layers whose parameters are nearest to the reference's", () => {
    const widths = widthsIn({ match: "parameters" });
    expect(widths).toMatchObject({ relu: "16x32", tanh: "16x32", prelu: "16x32" });
    for (const [label, maps] of [
      ["glu", 2],
      ["maxout(pieces=5)", 5],
    ] as const) {
      const found = widths[label].split("x").map(Number);
      const aim = parameters([16, 32], 1);
      // Every factor from 0.001 to 1 is tried.
      const distances = Array.from({ length: 1000 }, (_, i) => {
        const tried = [16, 32].map((width) => Math.max(1, Math.round((width * (i + 1)) / 1000)));
        return Math.abs(parameters(tried, maps) - aim);
      });
      expect(Math.abs(parameters(found, maps) - aim)).toBe(Math.min(...distances));
    }
  });

  it("of two as near are the narrower", () => {
    // GLU has 8 h + 2 parameters, ReLU 5 h + 2: 20 of them are as far from 16 as from 24.
    const match = { network: { hidden: [4] }, match: "parameters", activations: ["relu", "glu"] };
    expect(widthsIn(match)).toEqual({ relu: "4", glu: "2" });
  });

  it("are wider where the reference is the dearer one", () => {
    const widths = widthsIn({ match: { cost: "parameters", reference: "glu" } });
    expect(widths.glu).toBe("16x32");
    const [first] = widths.relu.split("x").map(Number);
    expect(first).toBeGreaterThan(20);
  });

  it("may match the operations of a step instead, in which activations of one map differ as well", () => {
    const networks = matchedNetworks(
      experimentOf({ match: "flops", network: { hidden: [64, 64] }, activations: ["relu", "gelu", "glu"] }),
    );
    expect(networks[1].cost.flops).toBeGreaterThan(0);
    for (const { times } of networks) expect(Math.abs(times.flops - 1)).toBeLessThan(0.02);
    expect(networks[1].hidden[0]).toBeLessThan(64);
  });

  it("are matched to each network, on each data set by its own features and classes", () => {
    const experiment = experimentOf({
      match: "parameters",
      datasets: ["moons", "iris"],
      network: [{ hidden: [16, 32] }, { hidden: [40] }],
    });
    const fields = fieldsOf(experiment);
    expect(fields).toHaveLength(4);
    for (const network of matchedNetworks(experiment)) {
      expect(Math.abs(network.times.parameters - 1)).toBeLessThan(0.05);
    }
    const arms = matchedNetworks(experiment).map(({ hidden }) => hidden);
    expect(fields.flat().map(({ spec }) => spec.hidden)).toEqual(arms);
  });

  it("keep the reference in the resolved config, which gives the same experiment", () => {
    const { resolved, experiment } = load({ match: "parameters" });
    expect(JSON.parse(resolved).match).toEqual({ cost: "parameters", reference: "relu" });
    expect(checkConfig(JSON.parse(resolved), () => "").experiment).toEqual(experiment);
    expect(JSON.parse(load({ match: "flops", activations: ["glu", "tanh"] }).resolved).match.reference).toBe(
      "glu",
    );
    expect(load({}).resolved).not.toContain("match");
  });

  it("have nothing to match without hidden layers", () => {
    const linear = { match: "parameters", network: { hidden: [] }, activations: "relu" };
    expect(fieldsOf(experimentOf(linear))[0][0].spec).not.toHaveProperty("matched");
  });

  it.each([
    [{ match: "parametres" }, 'match  found "parametres"; did you mean "parameters"?'],
    [{ match: 2 }, 'match  found 2, expected one of "parameters", "flops"'],
    [{ match: { cost: "flop" } }, 'match.cost  found "flop"; did you mean "flops"?'],
    [
      { match: { cost: "flops", reference: "rleu" } },
      'match.reference  found "rleu", which no activation is called. Did you mean "relu"?',
    ],
    [
      { match: "parameters", network: [{ hidden: [2] }, { hidden: [3] }], activations: ["relu", dear] },
      "network.1.hidden  to cost as much, maxout(pieces=5) on moons is as wide (1) as in network.0, so it would be trained twice",
    ],
    [
      {
        match: { cost: "parameters", reference: "maxout(pieces=5)" },
        network: { hidden: [3000, 3000] },
      },
      "network.hidden  as wide as relu is to cost as much (67",
    ],
  ])("refuse %j", (change, expected) => {
    expect(() => load(change)).toThrow(expected);
  });
});
