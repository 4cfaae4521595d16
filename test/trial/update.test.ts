import { describe, expect, it } from "vitest";
import { programOf } from "../../src/activations/resolve.js";
import { createMlp, type Mlp } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { hash32 } from "../../src/random/hash32.js";
import { stream } from "../../src/random/stream.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { createLoss } from "../../src/trial/loss.js";
import { createUpdate } from "../../src/trial/update.js";
import { activationIn, aTrial, named } from "./a-trial.js";

const batch = (x: readonly number[], y: readonly number[]) => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  shuffle: () => {},
  gather: () => y.length,
});

/** Two features into two logits, without a hidden layer; weights (2, 2), then biases. */
function softmaxRegression(parameters: readonly number[]): Mlp<Float64Array> {
  const mlp = createMlp(referenceKernel(), 2, [{ units: 2, program: undefined }], 4);
  mlp.parameters.set(parameters);
  return mlp;
}

const crossEntropyOf = (mlp: Mlp<Float64Array>) => createLoss(mlp, aTrial({}), "classification");

function afterOneStep(
  parameters: readonly number[],
  change: Partial<TrialSpec>,
  { x, y } = { x: [1, 2], y: [0] },
): number[] {
  const mlp = softmaxRegression(parameters);
  const update = createUpdate(mlp, [aTrial({ hidden: [], ...change })], crossEntropyOf(mlp));
  update(1, y.length, batch(x, y));
  return [...mlp.parameters];
}

const expectNear = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of found.entries()) expect(value, `parameter ${i}`).toBeCloseTo(expected[i], 14);
};

describe("one step of softmax regression", () => {
  const zeros = [0, 0, 0, 0, 0, 0];

  it("moves every parameter by the learning rate times its gradient", () => {
    // softmax(0, 0) − onehot(0) = (−½, ½); ∂W is its outer product with (1, 2).
    expectNear(afterOneStep(zeros, { learningRate: 0.1 }), [0.05, 0.1, -0.05, -0.1, 0.05, -0.05]);
  });

  it("takes the mean over the rows of the batch, and reads no row beyond them", () => {
    const twice = { x: [1, 2, 1, 2, 9, 9, 9, 9], y: [0, 0] };
    expectNear(afterOneStep(zeros, {}, twice), afterOneStep(zeros, {}));
  });

  it("adds l2 · w and l1 · sign(w) to the gradients of weights, and nothing to those of biases", () => {
    const start = [3, -2, 1, 0, 5, 5];
    const [plain, penalised] = [0, 1].map((on) =>
      afterOneStep(start, { learningRate: 0.1, regularization: { l1: 0.3 * on, l2: 0.5 * on, dropout: 0 } }),
    );
    expectNear(
      plain.map((value, i) => value - penalised[i]),
      [0.1 * (1.5 + 0.3), 0.1 * (-1 - 0.3), 0.1 * (0.5 + 0.3), 0, 0, 0],
    );
  });

  it("is the optimiser's: momentum remembers the first step in the second", () => {
    const mlp = softmaxRegression(zeros);
    const spec = aTrial({ hidden: [], optimizer: named("momentum", { momentum: 0.9 }), learningRate: 1e-9 });
    const update = createUpdate(mlp, [spec], crossEntropyOf(mlp));
    const first = batch([1, 2], [0]);
    update(1, 1, first);
    const once = mlp.parameters[1];
    update(2, 1, first);
    // So small a step leaves the gradient as it was: g, then g + 0.9 g.
    expect(mlp.parameters[1] / once).toBeCloseTo(2.9, 6);
  });
});

describe("dropout", () => {
  const rate = 0.4;
  const spec = aTrial({ hidden: [6], regularization: { l1: 0, l2: 0, dropout: rate } });
  const rows = 3;

  /** Which hidden values each of a trial's first steps keeps. */
  function keptBySteps(trial: TrialSpec, steps: number): boolean[][] {
    const shapes = [{ units: 6, program: programOf(trial.activation.layers[0]) }];
    const mlp = createMlp(referenceKernel(), 2, [...shapes, { units: 2, program: undefined }], 4);
    const update = createUpdate(mlp, [trial], crossEntropyOf(mlp));
    return Array.from({ length: steps }, (_, i) => {
      update(i + 1, rows, batch([1, 2, 3, 4, 5, 6], [0, 1, 0]));
      return [...mlp.layers[0].mask.subarray(0, rows * 6)].map((factor) => factor > 0);
    });
  }

  it("draws for each step the next numbers of the seed's own sequence, and none twice", () => {
    const key = stream(1, "moons", "evaluate", 1, "dropout").int32();
    const perStep = 4 * 6;
    const expected = [0, 1, 2].map((step) =>
      Array.from({ length: rows * 6 }, (_, i) => hash32(key, step * perStep + i) >= rate * 2 ** 32),
    );
    expect(keptBySteps(spec, 3)).toEqual(expected);
  });

  it("is the same for another activation of the seed", () => {
    const relu = { ...spec, activation: activationIn(1, "relu") };
    expect(keptBySteps(relu, 2)).toEqual(keptBySteps(spec, 2));
  });
});
