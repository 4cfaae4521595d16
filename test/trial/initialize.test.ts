import { describe, expect, it } from "vitest";
import { gainOf } from "../../src/activations/gain.js";
import { programOf } from "../../src/activations/resolve.js";
import { createMlp, type Mlp } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { initialize } from "../../src/trial/initialize.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial, named } from "./a-trial.js";

const FEATURES = 3;

/** A trial's network of 3 features and 2 outputs, with its initial weights. */
function initialized(spec: TrialSpec): Mlp<Float64Array> {
  const mlp = networkOf(spec);
  initialize(mlp, 0, spec);
  return mlp;
}

function networkOf({ hidden, activation }: TrialSpec): Mlp<Float64Array> {
  return createMlp(referenceKernel(), FEATURES, shapesOf(hidden, activation), 1);
}

function shapesOf(hidden: readonly number[], { layers }: TrialSpec["activation"]) {
  return [
    ...hidden.map((units, l) => ({ units, program: programOf(layers[l]) })),
    { units: 2, program: undefined },
  ];
}

const weightsOf = (spec: TrialSpec, l: number): number[] => {
  const { weights, outputs, fanIn } = initialized(spec).layers[l];
  return [...weights.subarray(0, outputs * fanIn)];
};

/** The weights of the k-th of `inputs` linear maps of the first layer, unit after unit. */
function mapOf(spec: TrialSpec, k: number, inputs = 2): number[] {
  const weights = weightsOf(spec, 0);
  return weights.filter((_, i) => Math.floor(i / FEATURES) % inputs === k);
}

const withActivation = (name: string, parameters = {}, change: Partial<TrialSpec> = {}): TrialSpec =>
  aTrial({ hidden: [4, 6], activation: activationIn(2, name, parameters), ...change });

/** The numbers are `factor` times the others, but for rounding. */
function expectScaled(found: readonly number[], others: readonly number[], factor: number): void {
  expect(found).toHaveLength(others.length);
  for (const [i, value] of found.entries()) expect(value / others[i]).toBeCloseTo(factor, 12);
}

describe("the initial weights", () => {
  const randomInitializers = [
    "auto",
    "normal",
    "uniform",
    "xavier_normal",
    "xavier_uniform",
    "he_normal",
    "he_uniform",
    "lecun_normal",
    "lecun_uniform",
    "orthogonal",
  ];

  it.each(randomInitializers)("of %s are the same draws for every activation, up to its gain", (name) => {
    const initializer = named(name, { normal: { std: 0.1 }, uniform: { limit: 0.1 } }[name]);
    const relu = withActivation("relu", {}, { initializer });
    const sigmoid = withActivation("sigmoid", {}, { initializer });
    const usesGain = !["normal", "uniform", "he_normal", "he_uniform"].includes(name);
    const [layer] = relu.activation.layers;
    const [other] = sigmoid.activation.layers;
    const ratio = usesGain ? gainOf(layer, "own") / gainOf(other, "own") : 1;
    for (const l of [0, 1]) expectScaled(weightsOf(relu, l), weightsOf(sigmoid, l), ratio);
    expect(weightsOf(relu, 2)).toEqual(weightsOf(sigmoid, 2));
  });

  it("have the same size for all where the gain is to be 1", () => {
    const [relu, tanh] = ["relu", "tanh"].map((name) => withActivation(name, {}, { gain: "unit" }));
    for (const l of [0, 1, 2]) expect(weightsOf(relu, l)).toEqual(weightsOf(tanh, l));
  });

  it("differ by seed, root seed, phase, layer and linear map", () => {
    const square = { hidden: [3, 3], activation: activationIn(2, "maxout"), gain: "unit" } as const;
    const spec = aTrial(square);
    const [k0, k1] = [0, 1].map((k) => mapOf(spec, k));
    const others = [{ seed: 2 }, { rootSeed: 2 }, { phase: "tune" } as const];
    const drawn = [
      k0,
      k1,
      weightsOf(spec, 1).slice(0, 9),
      ...others.map((change) => mapOf(aTrial({ ...square, ...change }), 0)),
    ];
    const first = drawn.map(([weight]) => weight);
    expect(new Set(first).size).toBe(first.length);
  });

  it("of Maxout's first linear map are a one-input activation's, unit by unit beside the other maps", () => {
    const single = withActivation("tanh", {}, { gain: "unit" });
    const maxout = withActivation("maxout", { pieces: 3 }, { gain: "unit" });
    expect(mapOf(maxout, 0, 3)).toEqual(weightsOf(single, 0));
    for (const k of [1, 2]) {
      const others = mapOf(maxout, k, 3);
      expect(others).toHaveLength(4 * FEATURES);
      expect(others.some((weight) => weightsOf(single, 0).includes(weight))).toBe(false);
    }
  });

  it("of SIREN obey its own omega0, by the initialiser that its authors prescribe", () => {
    const auto = withActivation("siren", { omega0: 10 });
    const explicit = withActivation("siren", { omega0: 10 }, { initializer: named("siren", { omega0: 10 }) });
    expect(weightsOf(auto, 0)).toEqual(weightsOf(explicit, 0));
    expect(weightsOf(auto, 1)).toEqual(weightsOf(explicit, 1));
    expectScaled(weightsOf(auto, 1), weightsOf(withActivation("siren", { omega0: 30 }), 1), 3);
    expect(weightsOf(auto, 1)).not.toEqual(weightsOf(withActivation("tanh"), 1));
  });
});

it("biases begin at 0 and learned parameters at their default, whatever was there", () => {
  const spec = withActivation("prelu", { slope: 0.3 });
  const mlp = networkOf(spec);
  mlp.parameters.fill(7);
  initialize(mlp, 0, spec);
  for (const { bias, outputs, theta, learned } of mlp.layers) {
    expect([...bias.subarray(0, outputs)]).toEqual(Array.from({ length: outputs }, () => 0));
    expect([...theta.subarray(0, learned)]).toEqual(learned === 0 ? [] : [0.3]);
  }
});

it("each lane of the SIMD kernel gets its own seed's weights", () => {
  const kernel = loadKernel();
  const specs = [4, 7, 4, 9].map((seed) => withActivation("relu", {}, { seed }));
  const mlp = createMlp(kernel, FEATURES, shapesOf(specs[0].hidden, specs[0].activation), 1);
  for (const [lane, spec] of specs.entries()) initialize(mlp, lane, spec);
  for (const [lane, spec] of specs.entries()) {
    expect(kernel.read(mlp.parameters, lane, mlp.parameterCount)).toEqual(
      Array.from(initialized(spec).parameters, (weight) => Math.fround(weight)),
    );
  }
});
