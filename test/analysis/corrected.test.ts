import { expect, test } from "vitest";
import type { EvaluatedArm } from "../../src/analysis/conditions.js";
import { pairMeasures } from "../../src/analysis/pair-measures.js";
import type { DatasetSpec } from "../../src/datasets/definition.js";
import type { Holdout } from "../../src/datasets/holdout.js";
import { testRatio } from "../../src/datasets/make-dataset.js";
import { correctedResampled } from "../../src/stats/index.js";

const accuracies = [0.9, 0.85, 0.92, 0.88, 0.95, 0.91];

/** An arm of iris whose trials end with these accuracies; null is one that diverged. */
function arm(label: string, ends: readonly (number | null)[], dataset = "iris"): EvaluatedArm {
  const trials = ends.map((testAccuracy, seed) => ({
    seed,
    score: { reached: false, horizon: 10 },
    course: {
      epochs: { first: [], sustained: [] },
      trainLoss: testAccuracy,
      testLoss: testAccuracy === null ? null : 1 - testAccuracy,
      testAccuracy,
      meanTrainLoss: testAccuracy,
    },
  }));
  const spec = { dataset: { label: dataset, name: dataset, parameters: { testShare: 0.2 } } };
  return { label, rate: 0.1, atEdge: false, sampling: "fixed", spec, trials } as unknown as EvaluatedArm;
}

const worse = arm(
  "b",
  accuracies.map((x, i) => x - 0.01 * (1 + (i % 3))),
);
const correctedOf = (a: EvaluatedArm, b: EvaluatedArm) =>
  Object.fromEntries(pairMeasures(a, b).map(({ measure, corrected }) => [measure, corrected]));

test("what is measured on test rows has the corrected interval, with the variance of 1/n + n_test/n_train", () => {
  const {
    final_test_accuracy: found,
    final_test_loss: loss,
    ...others
  } = correctedOf(arm("a", accuracies), worse);
  const expected = correctedResampled([0.01, 0.02, 0.03, 0.01, 0.02, 0.03], 0.25);
  expect(found?.mean).toBeCloseTo(expected.mean, 12);
  expect(found?.lower).toBeCloseTo(expected.interval.lower, 12);
  expect(found?.p).toBeCloseTo(expected.p, 12);
  expect(loss?.mean).toBeGreaterThan(1);
  expect(Object.values(others).filter(Boolean)).toEqual([]);
});

test("where a trial diverged, or seeds draw rows of their own, there is none", () => {
  const diverged = arm("a", [null, ...accuracies.slice(1)]);
  expect(Object.values(correctedOf(diverged, worse)).filter(Boolean)).toEqual([]);
  const drawn = [arm("a", accuracies, "moons"), arm("b", accuracies.toReversed(), "moons")] as const;
  expect(Object.values(correctedOf(...drawn)).filter(Boolean)).toEqual([]);
});

const ratioOf = (holdout: object | undefined, parameters: object) =>
  testRatio(
    { label: "iris", name: "iris", parameters } as unknown as DatasetSpec,
    holdout as Holdout | undefined,
  );

test("test parts from reserved rows share more: the other reserved ones stand for those trained on", () => {
  expect(ratioOf(undefined, { testShare: 0.1 })).toBeCloseTo(1 / 9, 12);
  expect(ratioOf({ of: "seed", tuningSeeds: 4 }, { testShare: 0.1 })).toBeCloseTo(1 / 9, 12);
  expect(ratioOf({ of: "study" }, { testShare: 0.1 })).toBeCloseTo(1, 12);
  expect(ratioOf({ of: "study" }, { testShare: 0.6 })).toBeCloseTo(3, 12);
  expect(ratioOf(undefined, { testShare: 0.2, time: "day" })).toBeCloseTo(1, 12);
});
