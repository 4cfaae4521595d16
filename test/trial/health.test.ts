import { describe, expect, it } from "vitest";
import { programOf } from "../../src/activations/resolve.js";
import { createMlp, forward, type Mlp } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createHealthMonitor, probeRows, type HealthMonitor } from "../../src/trial/health.js";
import { createLoss } from "../../src/trial/loss.js";
import { activationIn, aTrial } from "./a-trial.js";

const kernel = referenceKernel();

interface Probed {
  readonly mlp: Mlp<Float64Array>;
  /** The first hidden layer's health, of the network as it stands. */
  readonly health: (recent?: Parameters<HealthMonitor<Float64Array>["measure"]>[1]) => Health;
}

type Health = Record<string, number | null>;

/** One feature, one hidden layer, one output, on the given training rows. */
function probed(name: string, units: number, x: readonly number[]): Probed {
  const { layers } = activationIn(1, name);
  const shapes = [
    { units, program: programOf(layers[0]) },
    { units: 1, program: undefined },
  ];
  const mlp = createMlp(kernel, 1, shapes, probeRows);
  mlp.layers[1].weights.fill(1, 0, units);
  const train = {
    rows: x.length,
    width: 1,
    targetWidth: 1,
    features: Float64Array.from(x),
    targets: new Float64Array(x.length),
    answers: [],
  };
  const probe = createHealthMonitor(mlp, createLoss(mlp, aTrial({}), "regression"), train, layers);
  const rows = Math.min(x.length, mlp.maxRows);
  return {
    mlp,
    health(recent) {
      const [values] = probe.measure(forward(mlp, train.features, rows), recent);
      return Object.fromEntries(Object.entries(values).map(([metric, [lane]]) => [metric, lane]));
    },
  };
}

const biases = (mlp: Mlp<Float64Array>, ...values: number[]) => mlp.layers[0].bias.set(values);

const health = (layer: Probed) => layer.health();

describe("the health probe", () => {
  it("remembers through the evaluations who was born dead, who died, and who came back", () => {
    const relu = probed("relu", 4, [-1, 1]);
    relu.mlp.layers[0].weights.fill(1, 0, 4);
    const fates = (...values: number[]) => {
      biases(relu.mlp, ...values);
      const { dead, born_dead, died, revived } = health(relu);
      return [dead, born_dead, died, revived];
    };
    const [alive, dying] = [0, -2];
    expect(fates(dying, dying, alive, alive)).toEqual([0.5, 0.5, 0, 0]);
    expect(fates(dying, alive, dying, alive)).toEqual([0.5, 0.25, 0.25, 0.25]);
    expect(fates(dying, alive, alive, alive)).toEqual([0.25, 0.25, 0, 0.5]);
    // Born dead, revived and dead again is born dead; it had not died before it lived.
    expect(fates(dying, dying, alive, alive)).toEqual([0.5, 0.5, 0, 0.25]);
  });

  it("calls a unit dead only where its derivative is 0 on every row", () => {
    const relu = probed("relu", 2, [-1, -2, -3, 0.5]);
    relu.mlp.layers[0].weights.set([1, -1]);
    biases(relu.mlp, 0, -4);
    expect(health(relu).dead).toBe(0.5);
    biases(relu.mlp, -0.6, -4);
    expect(health(relu).dead).toBe(1);
  });

  it("finds no dead unit where a derivative is small but not 0", () => {
    const sigmoid = probed("sigmoid", 2, [-1, 1]);
    biases(sigmoid.mlp, 30, -30);
    expect(health(sigmoid)).toMatchObject({ dead: 0, saturated: 1 });
  });

  it("counts Maxout's inputs that never win", () => {
    const maxout = probed("maxout", 1, [-1, 1]);
    maxout.mlp.layers[0].weights.set([1, 1]);
    biases(maxout.mlp, 0, 1);
    expect(health(maxout).dead).toBe(0.5);
  });

  it("measures on the first 128 training rows, and leaves the parameters as they are", () => {
    const tanh = probed(
      "tanh",
      1,
      Array.from({ length: 200 }, (_, r) => (r < 128 ? 0 : 50)),
    );
    tanh.mlp.layers[0].weights[0] = 1;
    const before = [...tanh.mlp.parameters];
    expect(health(tanh)).toMatchObject({ saturated: 0, mean_activation: 0 });
    expect([...tanh.mlp.parameters]).toEqual(before);
  });

  it("takes the zig-zag of each layer's own weights, not of its biases", () => {
    const { health: healthAfter, mlp } = probed("tanh", 1, [1]);
    // Hidden weight and bias, output weight and bias; the hidden weight comes back, its bias goes on.
    const steps = [
      [0, 0, 0, 0],
      [1, 10, 0, 0],
      [0, 20, 0, 0],
    ].map((values) => Float64Array.from(values));
    expect(mlp.parameterCount).toBe(4);
    expect(healthAfter([steps[0], steps[1], steps[2]]).zig_zag).toBe(-1);
  });

  it("computes the gradient norm of the mean loss: by hand for one tanh unit", () => {
    const tanh = probed("tanh", 1, [0.5, 2]);
    tanh.mlp.layers[0].weights[0] = 0.3;
    const gradient = [0.5, 2].reduce((sum, x) => {
      const a = Math.tanh(0.3 * x);
      return sum + (2 * a * (1 - a * a) * x) / 2;
    }, 0);
    expect(health(tanh).gradient_norm).toBeCloseTo(Math.abs(gradient), 12);
  });
});
