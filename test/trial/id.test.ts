import { describe, expect, it } from "vitest";
import { canonicalJson, trialId } from "../../src/trial/id.js";
import type { TrialSpec } from "../../src/trial/spec.js";

const spec: TrialSpec = {
  phase: "evaluate",
  rootSeed: 1,
  seed: 1,
  dataset: { label: "moons", name: "moons", parameters: { samples: 64, noise: 0.1 } },
  hidden: [4],
  activation: {
    label: "relu",
    layers: [{ name: "relu", formula: "max(0, x)", parameters: {}, learned: [] }],
  },
  optimizer: { label: "sgd", name: "sgd", parameters: {} },
  initializer: { label: "auto", name: "auto", parameters: {} },
  gain: "own",
  regularization: { l1: 0, l2: 0, dropout: 0 },
  learningRate: 0.1,
  training: { epochs: 10, batchSize: 32, evaluateEvery: 1 },
};

const csv = (path: string, sha256: string): TrialSpec => ({
  ...spec,
  dataset: { label: path, name: "csv", parameters: { path, sha256 } },
});

describe("trialId", () => {
  it("is 16 hexadecimal digits that never change", () => {
    expect(trialId(spec)).toBe("08db8bd765c9b688");
  });

  it("stays when a label changes, the keys come in another order, or a file moves", () => {
    const renamed = { ...spec, activation: { ...spec.activation, label: "mine" } };
    const shuffled = Object.fromEntries(Object.entries(spec).toReversed()) as unknown as TrialSpec;
    expect(trialId(renamed)).toBe(trialId(spec));
    expect(trialId(shuffled)).toBe(trialId(spec));
    expect(trialId(csv("a.csv", "00"))).toBe(trialId(csv("b/a.csv", "00")));
  });

  it("changes with everything that decides the outcome", () => {
    const others: TrialSpec[] = [
      { ...spec, phase: "tune" },
      { ...spec, rootSeed: 2 },
      { ...spec, seed: 2 },
      { ...spec, dataset: { ...spec.dataset, parameters: { samples: 64, noise: 0.2 } } },
      { ...spec, hidden: [4, 4] },
      { ...spec, activation: { label: "relu", layers: [] } },
      { ...spec, optimizer: { ...spec.optimizer, name: "adam" } },
      { ...spec, initializer: { ...spec.initializer, name: "zeros" } },
      { ...spec, gain: "unit" },
      { ...spec, regularization: { l1: 0, l2: 0, dropout: 0.5 } },
      { ...spec, learningRate: 0.2 },
      { ...spec, training: { ...spec.training, batchSize: 16 } },
      csv("a.csv", "00"),
      csv("a.csv", "01"),
    ];
    expect(new Set([spec, ...others].map(trialId)).size).toBe(others.length + 1);
  });

  it("spreads evenly over every bit and never collides among 20,000 trials", () => {
    const ids = Array.from({ length: 20_000 }, (_, seed) => trialId({ ...spec, seed }));
    expect(new Set(ids).size).toBe(ids.length);
    for (let bit = 0; bit < 64; bit++) {
      const ones = ids.filter((id) => (BigInt(`0x${id}`) >> BigInt(bit)) & 1n).length;
      // Six standard deviations of a fair coin.
      expect(Math.abs(ones - 10_000)).toBeLessThan(6 * Math.sqrt(5_000));
    }
  });
});

describe("canonicalJson", () => {
  it("sorts keys at every depth and leaves out what is undefined", () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
  });
});
