import { describe, expect, it, test } from "vitest";
import { largestDerivative } from "../../src/activations/properties.js";
import { programOf, resolveActivation } from "../../src/activations/resolve.js";
import { evaluateProgram } from "../../src/formula/index.js";
import { layerMetrics } from "../../src/metrics/index.js";
import { probedLayer, type PlainLayer } from "./probed-layer.js";

/** The only lane's value of a metric. */
function valueOf(metric: string, layer: PlainLayer): number | null {
  const lanes = layerMetrics.get(metric).measure(probedLayer(layer));
  expect(lanes).toHaveLength(1);
  return lanes[0];
}

const shares = (probed: PlainLayer) =>
  ["dead", "born_dead", "died", "revived"].map((name) => valueOf(name, probed));

/** The share of the inputs `z` at which a layer of this one-input activation is saturated. */
function shareAt(name: string, z: readonly number[]): number | null {
  const spec = resolveActivation(name);
  const [values, partials] = [new Float64Array(z.length), new Float64Array(z.length)];
  evaluateProgram(programOf(spec), Float64Array.from(z), new Float64Array(0), values, partials, z.length);
  const layer = { rows: z.length, units: 1, partials: [...partials] };
  return valueOf("saturated", { ...layer, largestDerivative: largestDerivative(spec) });
}

describe("dead, born dead, died and revived", () => {
  const layer = { rows: 1, units: 4 };
  const history = { atBirth: [1, 1, 0, 0], everBefore: [1, 1, 0, 1] };

  it("count at birth as born dead, never as died", () => {
    expect(shares({ ...layer, dead: [1, 1, 0, 0] })).toEqual([0.5, 0.5, 0, 0]);
  });

  it("tell those that died from those that never lived, and from those that live again", () => {
    // Still dead; revived since birth; died; revived since a death in between.
    expect(shares({ ...layer, dead: [1, 0, 1, 0], history })).toEqual([0.5, 0.25, 0.25, 0.5]);
  });

  it("are shares of (unit, input) pairs where units have several inputs", () => {
    expect(valueOf("dead", { ...layer, units: 2, inputs: 3, dead: [1, 0, 0, 0, 1, 1] })).toBe(0.5);
  });
});

describe("dormant", () => {
  const layer = { rows: 2, units: 4 };

  it("counts units whose mean |a| is at most 0.025 of their layer's mean", () => {
    // Sums of |a|: 0, 0.05, 3, 4.95; the layer's mean is 2, and 0.025 of it is 0.05.
    const activation = [0, 0.05, -3, 4, 0, 0, 0, -0.95];
    expect(valueOf("dormant", { ...layer, activation })).toBe(0.5);
    expect(valueOf("dormant", { ...layer, activation: activation.with(1, 0.051) })).toBe(0.25);
  });

  it("is not defined where the whole layer is silent", () => {
    expect(valueOf("dormant", layer)).toBeNull();
    expect(valueOf("dormant_centred", { ...layer, activation: [1, 2, 3, 4, 1, 2, 3, 4] })).toBeNull();
  });

  it("with the mean subtracted also counts a unit that is stuck at one value", () => {
    const activation = [0.5, 1, 0, 7, 0.5, 2, 1, 8];
    expect(valueOf("dormant", { ...layer, activation })).toBe(0);
    expect(valueOf("dormant_centred", { ...layer, activation })).toBe(0.25);
  });
});

describe("saturated", () => {
  it.each([
    ["sigmoid", 5],
    ["tanh", 2.5],
  ])("is the article's threshold for the %s: |z| > %d", (name, edge) => {
    expect(shareAt(name, [0, edge - 0.01, 0.01 - edge])).toBe(0);
    expect(shareAt(name, [edge + 0.01, -edge - 0.01, 40, -400])).toBe(1);
    expect(shareAt(name, [0, 100])).toBe(0.5);
  });

  it("is half of ReLU's line, and none of a linear layer's", () => {
    expect(shareAt("relu", [-2, -1, 1, 2])).toBe(0.5);
    expect(shareAt("linear", [-2, -1, 1, 2])).toBe(0);
  });

  it("counts derivatives by inputs, not those by learned parameters", () => {
    const layer = { rows: 1, units: 2, inputs: 2, learned: 1 };
    expect(valueOf("saturated", { ...layer, partials: [1, 0, 0, 1, 1, 0] })).toBe(0.25);
  });
});

test("gradient_norm is the Euclidean norm of the layer's weight gradients", () => {
  const layer = { rows: 1, units: 2, inputs: 2, fanIn: 1 };
  expect(valueOf("gradient_norm", { ...layer, dWeights: [1, -4, 2, -2] })).toBe(5);
});

test("mean_activation is the mean over units and rows", () => {
  expect(valueOf("mean_activation", { rows: 2, units: 3, activation: [1, 2, 3, -1, -2, 9] })).toBe(2);
});

describe("sign agreement", () => {
  it("per sample is that of its inputs: 1 where all have one sign, one half where they are mixed", () => {
    const layer = { rows: 1, units: 1, fanIn: 4 };
    expect(valueOf("sign_agreement_sample", { ...layer, input: [1, 2, 3, 4] })).toBe(1);
    expect(valueOf("sign_agreement_sample", { ...layer, input: [-1, -2, 0, 0] })).toBe(1);
    expect(valueOf("sign_agreement_sample", { ...layer, input: [1, -1, 1, -1] })).toBe(0.5);
    expect(valueOf("sign_agreement_sample", { ...layer, input: [1, 1, 1, -1] })).toBe(0.75);
  });

  it("per batch is the mean over the linear maps' gradients, without those that are all zero", () => {
    const layer = { rows: 1, units: 3, fanIn: 2 };
    expect(valueOf("sign_agreement_batch", { ...layer, dWeights: [1, 2, -1, 1, 0, 0] })).toBe(0.75);
  });

  it("is not defined where everything is zero", () => {
    expect(valueOf("sign_agreement_batch", { rows: 1, units: 3, fanIn: 2 })).toBeNull();
    expect(valueOf("sign_agreement_sample", { rows: 1, units: 3, fanIn: 2 })).toBeNull();
  });
});

describe("zig_zag", () => {
  const layer = { rows: 1, units: 1, fanIn: 2 };

  it.each([
    ["1 straight on", [6, 9], 1],
    ["−1 straight back", [0, 0], -1],
    ["0 at a right angle", [-1, 5], 0],
  ] as const)("is %s", (_title, last, cosine) => {
    expect(valueOf("zig_zag", { ...layer, recentWeights: [[0, 0], [2, 3], last] })).toBeCloseTo(cosine, 14);
  });

  it("is not defined before the third step, nor where an update was nothing", () => {
    expect(valueOf("zig_zag", layer)).toBeNull();
    expect(
      valueOf("zig_zag", {
        ...layer,
        recentWeights: [
          [0, 0],
          [2, 3],
          [2, 3],
        ],
      }),
    ).toBeNull();
  });
});
