import { describe, expect, it } from "vitest";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { groupTrials } from "../../src/trial/group.js";
import { trialId } from "../../src/trial/id.js";
import { HISTOGRAM, LEVELS, type Portrait } from "../../src/trial/portrait.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "./a-trial.js";

const datasets = createDatasetCache({});
const portrayed = (change: Partial<TrialSpec> = {}) => aTrial({ ...change, portrait: true });

const train = (...specs: TrialSpec[]) => trainGroup(loadKernel(), specs, datasets, () => 0).results;

function portraitOf(spec: TrialSpec): Portrait {
  const [result] = trainGroup(referenceKernel(), [spec], datasets, () => 0).results;
  if (result.state === "failed" || result.portrait === undefined) throw new Error("there is no portrait");
  return result.portrait;
}

const trained = { learningRate: 0.5, training: { epochs: 60, batchSize: 16, evaluateEvery: 60 } };
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const digits = (text: string): number[] => [...text].map((digit) => Number.parseInt(digit, LEVELS));

describe("a portrait", () => {
  it("decides nothing: neither the trial's id, nor its company, nor any other number of its result", () => {
    const [plain, asked] = [aTrial(), portrayed()];
    expect(trialId(asked)).toBe(trialId(plain));
    expect(groupTrials([asked, aTrial({ seed: 2 })], 4)).toHaveLength(1);
    const { portrait, ...rest } = train(asked)[0] as { portrait?: Portrait };
    expect(portrait).toBeDefined();
    expect(rest).toEqual(train(plain)[0]);
  });

  it("is the same in every lane, whoever trains beside it, and only of those that ask for it", () => {
    const others = [3, 4, 5].map((seed) => aTrial({ seed }));
    const [alone] = train(portrayed());
    const results = train(...others, portrayed());
    expect(results[3]).toEqual(alone);
    expect(results.slice(0, 3).every((result) => !("portrait" in result))).toBe(true);
  });

  it("counts every pre-activation of the probe rows, layer by layer, and each input of a unit", () => {
    const wide = { name: "max2", formula: "max(x1, x2)", parameters: {}, learned: [] };
    const activation = { label: "max2", layers: [wide, wide] };
    const { preActivations } = portraitOf(portrayed({ hidden: [5, 3], activation }));
    // 64 samples, of which 44 or so are training rows.
    const rows = sum(preActivations[0]) / (5 * 2);
    expect(Number.isInteger(rows) && rows > 30 && rows < 64).toBe(true);
    expect(sum(preActivations[1])).toBe(rows * 3 * 2);
    expect(preActivations.map(({ length }) => length)).toEqual([HISTOGRAM.bins + 2, HISTOGRAM.bins + 2]);
  });

  it("shows what the network says on a grid over its training data, and the rows where they lie", () => {
    const { regions } = portraitOf(portrayed(trained));
    if (regions?.classes === undefined) throw new Error("there are no classes");
    const { size, classes, levels, points } = regions;
    expect([classes.length, levels.length]).toEqual([size ** 2, size ** 2]);
    // With two classes the more probable one has a half or more.
    expect(Math.min(...digits(levels))).toBeGreaterThanOrEqual(LEVELS / 2);
    const rows = points.match(/.{5}/g) ?? [];
    const right = rows.filter((row) => {
      const [x, y] = [row.slice(0, 2), row.slice(2, 4)].map((pair) =>
        Math.floor((Number.parseInt(pair, LEVELS) / LEVELS ** 2) * size),
      );
      return classes[y * size + x] === row[4];
    });
    // Moons that 60 epochs have learned: the colours of the grid are those of the points.
    expect(right.length / rows.length).toBeGreaterThan(0.9);
  });

  it("shows the values of a regression between its least and its largest target", () => {
    const plane = { label: "plane", name: "plane", parameters: { samples: 64 } };
    const { regions } = portraitOf(portrayed({ dataset: plane, ...trained, learningRate: 0.1 }));
    expect(regions).toMatchObject({ task: "regression", size: 48 });
    expect(regions?.classes).toBeUndefined();
    const levels = digits(regions?.levels ?? "");
    // y = x₁ + x₂: lowest in the first corner, highest in the last.
    expect(levels[0]).toBeLessThan(8);
    expect(levels.at(-1)).toBeGreaterThan(27);
  });

  it("has no regions where there are more than two features, and is missing where the trial diverged", () => {
    const sphere = {
      label: "sphere",
      name: "gaussian_quantiles",
      parameters: { samples: 64, dimensions: 3 },
    };
    expect(portraitOf(portrayed({ dataset: sphere })).regions).toBeUndefined();
    const [wild] = train(
      portrayed({
        activation: activationIn(1, "relu"),
        initializer: { label: "normal", name: "normal", parameters: { std: 1e30 } },
      }),
    );
    expect(wild.state).toBe("diverged");
    expect("portrait" in wild).toBe(false);
  });
});
