import { beforeAll, describe, expect, it } from "vitest";
import { makeDataset } from "../../src/datasets/make-dataset.js";
import { layerMetrics } from "../../src/metrics/index.js";
import type { Kernel } from "../../src/nn/kernel.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trialId } from "../../src/trial/id.js";
import type { TrialResult } from "../../src/trial/result.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial, named } from "./a-trial.js";
import { naiveTraining } from "./naive-training.js";

const reference = referenceKernel();
const datasets = createDatasetCache({});
let simd: Kernel<number>;
beforeAll(() => {
  simd = loadKernel();
});

type Trained = Exclude<TrialResult, { state: "failed" }>;

function trained<B>(kernel: Kernel<B>, ...specs: TrialSpec[]): Trained[] {
  return trainGroup(kernel, specs, datasets, () => 0).results as Trained[];
}

const sine = { label: "sine", name: "sine", parameters: { samples: 40 } };

describe("training on the reference kernel", () => {
  it.each([
    [
      "classification",
      aTrial({ learningRate: 0.5, training: { epochs: 8, batchSize: 10, evaluateEvery: 1 } }),
    ],
    [
      "regression",
      aTrial({ dataset: sine, learningRate: 0.1, training: { epochs: 8, batchSize: 7, evaluateEvery: 1 } }),
    ],
  ])("follows a straightforward implementation of %s to the last recorded digit", (_task, spec) => {
    const [{ curve }] = trained(reference, spec);
    const expected = naiveTraining(spec, makeDataset(spec.dataset, 1, "evaluate", 1));
    expect(curve.epochs).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [i] of curve.epochs.entries()) {
      expect(Math.abs(curve.metrics.train_loss[i]! / expected.train[i] - 1)).toBeLessThan(1e-6);
      expect(Math.abs(curve.metrics.test_loss[i]! / expected.test[i] - 1)).toBeLessThan(1e-6);
    }
    // It learns: the comparison is not of constants.
    expect(expected.train[8]).toBeLessThan(0.8 * expected.train[0]);
  });

  it("says what it has trained: its id, steps an epoch and number of parameters", () => {
    const spec = aTrial({ hidden: [5, 3], activation: activationIn(2, "prelu") });
    const [result] = trained(reference, spec);
    expect(result).toMatchObject({ state: "completed", id: trialId(spec), stepsPerEpoch: 4 });
    expect(result.parameterCount).toBe(2 * 5 + 5 + 1 + (5 * 3 + 3 + 1) + (3 * 2 + 2));
    expect(result.learned.map(Object.keys)).toEqual([["slope"], ["slope"]]);
    expect(result.learned[0].slope).not.toBe(0.25);
  });

  it("measures every layer of an evaluated trial, and none of a tuning trial", () => {
    const spec = aTrial({ hidden: [5, 3], activation: activationIn(2, "relu") });
    const [evaluated] = trained(reference, spec);
    const [tuned] = trained(reference, { ...spec, phase: "tune" });
    expect(evaluated.curve.layers.map(Object.keys)).toEqual([layerMetrics.names, layerMetrics.names]);
    expect(tuned.curve.layers).toEqual([]);
    expect(tuned.curve.metrics.train_loss).toHaveLength(4);
  });

  it("has no zig-zag before the third step, and one after it however often it evaluates", () => {
    const spec = aTrial({ training: { epochs: 2, batchSize: 16, evaluateEvery: 0.25 } });
    const [{ curve }] = trained(reference, spec);
    const defined = curve.layers[0].zig_zag.map((value) => value !== null);
    expect(curve.epochs).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
    expect(defined).toEqual([false, false, false, true, true, true, true, true, true]);
  });

  it("is not changed by how often it is evaluated", () => {
    const [often, seldom] = [0.25, 3].map((evaluateEvery) => {
      const training = { epochs: 3, batchSize: 16, evaluateEvery };
      return trained(reference, aTrial({ training }))[0].curve;
    });
    expect(seldom.epochs).toEqual([0, 3]);
    for (const name of ["train_loss", "test_accuracy"]) {
      expect(often.metrics[name].at(-1)).toBe(seldom.metrics[name].at(-1));
    }
    expect(often.layers[0].zig_zag.at(-1)).toBe(seldom.layers[0].zig_zag.at(-1));
  });

  it("learns without a hidden layer as well", () => {
    const [{ curve, state }] = trained(
      reference,
      aTrial({ hidden: [], training: { epochs: 20, batchSize: 16, evaluateEvery: 20 } }),
    );
    expect(state).toBe("completed");
    expect(curve.layers).toEqual([]);
    expect(curve.metrics.train_loss[1]!).toBeLessThan(curve.metrics.train_loss[0]!);
  });
});

describe("a trial that diverges", () => {
  const wild = aTrial({
    dataset: sine,
    activation: activationIn(1, "relu"),
    learningRate: 3,
    training: { epochs: 40, batchSize: 8, evaluateEvery: 0.5 },
  });

  it("ends with the last evaluation at which its loss was finite", () => {
    const [result] = trained(simd, wild);
    if (result.state !== "diverged") throw new Error(`it is ${result.state}`);
    const { epochs, metrics } = result.curve;
    expect(epochs.length).toBeGreaterThan(1);
    expect(epochs.length).toBeLessThan(81);
    expect(result.lastFiniteEpoch).toBe(epochs.at(-1));
    expect(metrics.train_loss.every(Number.isFinite)).toBe(true);
  });

  it("has no finite epoch where not even the first loss was finite", () => {
    const initializer = named("normal", { std: 1e30 });
    const [result] = trained(simd, { ...wild, initializer });
    expect(result).toMatchObject({ state: "diverged", lastFiniteEpoch: null });
    expect(result.curve).toEqual({ epochs: [], metrics: {}, layers: [] });
  });

  it("has no learned parameters, even where they are still numbers", () => {
    const initializer = named("normal", { std: 4e9 });
    const overflowing = { ...wild, activation: activationIn(1, "prelu"), initializer, learningRate: 0 };
    expect(trained(simd, overflowing)[0]).toMatchObject({ state: "diverged", learned: [{ slope: null }] });
  });

  it("says the same whether or not its neighbours go on, and nothing that JSON can't hold", () => {
    const spec = { ...wild, activation: activationIn(1, "prelu") };
    const [alone] = trained(simd, spec);
    expect(alone).toMatchObject({ state: "diverged", learned: [{ slope: null }] });
    expect(JSON.parse(JSON.stringify(alone))).toEqual(alone);
    expect(trained(simd, spec, { ...spec, learningRate: 0.001 })[0]).toEqual(alone);
  });

  it("leaves the other lanes as they are, bit for bit", () => {
    const calm = [1, 2, 3].map((seed) => ({ ...wild, seed, learningRate: 0.01 }));
    const together = trained(simd, calm[0], wild, calm[1], calm[2]);
    expect(together.map(({ state }) => state)).toEqual(["completed", "diverged", "completed", "completed"]);
    expect([together[0], together[2], together[3]]).toEqual(calm.flatMap((spec) => trained(simd, spec)));
  });
});

describe("a group on the SIMD kernel", () => {
  const specs = [
    aTrial({ seed: 1 }),
    aTrial({ seed: 2, learningRate: 0.5 }),
    aTrial({ seed: 1, learningRate: 0.02 }),
    aTrial({ seed: 3, learningRate: 1 }),
  ].map((spec) => ({
    ...spec,
    hidden: [5, 3],
    activation: activationIn(2, "prelu"),
    optimizer: named("adam", { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
    regularization: { l1: 0.001, l2: 0.01, dropout: 0.2 },
  }));

  it("gives each trial the result that it has alone, in every lane and any company", () => {
    const alone = specs.map((spec) => trained(simd, spec)[0]);
    for (let shift = 0; shift < 4; shift++) {
      const order = [0, 1, 2, 3].map((i) => (i + shift) % 4);
      expect(trained(simd, ...order.map((i) => specs[i]))).toEqual(order.map((i) => alone[i]));
    }
    expect(trained(simd, specs[3], specs[1])).toEqual([alone[3], alone[1]]);
    expect(new Set(alone.map(({ curve }) => curve.metrics.train_loss.at(-1))).size).toBe(4);
  });

  it("gives the same results when it is run again, with a clock that runs otherwise", () => {
    let time = 0;
    const first = trainGroup(simd, specs, datasets, () => (time += 1500));
    expect(first.results).toEqual(trained(simd, ...specs));
    // Three evaluations, and a reading of the clock before and after the steps up to each.
    expect(first.trainingSeconds).toBeCloseTo(3 * 1.5, 12);
  });
});

describe("the SIMD kernel tracks the reference for ten epochs of", () => {
  const article = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "maxout"];
  const optimizers = [
    [named("sgd"), 0.1],
    [named("momentum", { momentum: 0.9 }), 0.03],
    [named("adam", { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }), 0.01],
  ] as const;

  it.each(article.flatMap((name) => optimizers.map((choice) => [name, choice[0].name, ...choice] as const)))(
    "%s with %s",
    (name, _title, optimizer, learningRate) => {
      const spec = aTrial({
        hidden: [12, 12],
        activation: activationIn(2, name),
        optimizer,
        learningRate,
        dataset: { label: "moons", name: "moons", parameters: { samples: 128 } },
        training: { epochs: 10, batchSize: 16, evaluateEvery: 1 },
      });
      const [fast] = trained(simd, spec);
      const [exact] = trained(reference, spec);
      const deviation = exact.curve.metrics.train_loss.map((loss, i) =>
        Math.abs(fast.curve.metrics.train_loss[i]! - loss!),
      );
      expect(Math.max(...deviation)).toBeLessThan(1e-5);
    },
  );
});
