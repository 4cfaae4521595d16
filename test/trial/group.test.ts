import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupKey, groupTrials } from "../../src/trial/group.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { activationIn, aTrial } from "./a-trial.js";

const relu = (seed: number): TrialSpec => aTrial({ seed, activation: activationIn(1, "relu") });
const tanh = (seed: number): TrialSpec => aTrial({ seed, activation: activationIn(1, "tanh") });

const named = (groups: TrialSpec[][]): string[][] =>
  groups.map((group) => group.map(({ activation, seed }) => `${activation.label} ${seed}`));

describe("groupTrials", () => {
  it("fills a group before it opens the next, and keeps the order of first appearance", () => {
    const specs = [relu(1), tanh(1), relu(2), relu(3), tanh(2), relu(4), relu(5)];
    expect(named(groupTrials(specs, 4))).toEqual([
      ["relu 1", "relu 2", "relu 3", "relu 4"],
      ["relu 5"],
      ["tanh 1", "tanh 2"],
    ]);
  });

  it("lets trials of different seeds and learning rates share a group, and of no other difference", () => {
    const trial = aTrial();
    const alike = [aTrial({ seed: 2 }), aTrial({ learningRate: 9 })];
    const unlike: TrialSpec[] = [
      aTrial({ phase: "tune" }),
      aTrial({ rootSeed: 2 }),
      aTrial({ dataset: { ...trial.dataset, parameters: { samples: 32 } } }),
      aTrial({ hidden: [6] }),
      aTrial({ activation: activationIn(1, "elu") }),
      aTrial({ optimizer: { ...trial.optimizer, name: "adam" } }),
      aTrial({ initializer: { ...trial.initializer, name: "zeros" } }),
      aTrial({ gain: "unit" }),
      aTrial({ regularization: { l1: 0, l2: 0, dropout: 0.5 } }),
      aTrial({ training: { ...trial.training, batchSize: 8 } }),
    ];
    expect(groupTrials([trial, ...alike, ...unlike], 4).map(({ length }) => length)).toEqual([
      3,
      ...unlike.map(() => 1),
    ]);
  });

  it("holds every trial once, in groups of one key and at most as many as there are lanes", () => {
    const specs = fc.array(
      fc
        .record({ seed: fc.nat(9), epochs: fc.integer({ min: 1, max: 3 }) })
        .map(({ seed, epochs }) => aTrial({ seed, training: { epochs, batchSize: 16, evaluateEvery: 1 } })),
    );
    fc.assert(
      fc.property(specs, fc.integer({ min: 1, max: 8 }), (trials, lanes) => {
        const groups = groupTrials(trials, lanes);
        expect(new Set(groups.flat())).toEqual(new Set(trials));
        expect(groups.flat()).toHaveLength(trials.length);
        for (const group of groups) {
          expect(group.length).toBeLessThanOrEqual(lanes);
          expect(new Set(group.map(groupKey)).size).toBe(1);
        }
        expect(groups.length).toBeLessThanOrEqual(3 + Math.floor(trials.length / lanes));
      }),
    );
  });
});
