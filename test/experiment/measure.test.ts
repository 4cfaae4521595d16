import { describe, expect, test } from "vitest";
import { timeToTarget } from "../../src/experiment/measure.js";
import type { LearningCurve } from "../../src/trial/result.js";

function curve(name: string, values: readonly (number | null)[], epochs = [...values.keys()]): LearningCurve {
  return { epochs, metrics: { [name]: values }, layers: [] };
}

const accuracy = { metric: "train_accuracy", value: 0.9 };
const loss = { metric: "train_loss", value: 0.1 };

describe("time to target", () => {
  test("is interpolated between the evaluations around the crossing", () => {
    const score = timeToTarget(curve("train_accuracy", [0.5, 0.8, 1]), accuracy, 2, 10);
    expect(score).toEqual({
      reached: true,
      epochs: expect.closeTo(1.5, 12),
      steps: expect.closeTo(15, 12),
    });
  });

  test("falls towards the target where the metric is to be minimised", () => {
    const score = timeToTarget(curve("train_loss", [0.5, 0.3, 0.05], [0, 2, 4]), loss, 4, 1);
    expect(score).toMatchObject({ reached: true, epochs: expect.closeTo(2 + (2 * 0.2) / 0.25, 12) });
  });

  test("is the evaluation itself where the metric meets the target exactly", () => {
    expect(timeToTarget(curve("train_accuracy", [0.5, 0.9, 1]), accuracy, 2, 8)).toEqual({
      reached: true,
      epochs: 1,
      steps: 8,
    });
  });

  test("is sustained where the metric stays there for so many evaluations", () => {
    const values = [0.5, 0.9, 0.8, 0.9, 0.95, 0.91, 0.5];
    const first = (lasting: number) => timeToTarget(curve("train_accuracy", values), accuracy, 6, 1, lasting);
    expect([1, 2, 3, 4].map(first)).toEqual([
      { reached: true, epochs: 1, steps: 1 },
      { reached: true, epochs: 3, steps: 3 },
      { reached: true, epochs: 3, steps: 3 },
      { reached: false, horizon: 6 },
    ]);
  });

  test("is 0 where the target is met before any training", () => {
    expect(timeToTarget(curve("train_accuracy", [0.95, 0.2]), accuracy, 1, 8)).toEqual({
      reached: true,
      epochs: 0,
      steps: 0,
    });
  });

  test("is the horizon and no number where the target is never met", () => {
    expect(timeToTarget(curve("train_accuracy", [0.1, 0.89]), accuracy, 7, 8)).toEqual({
      reached: false,
      horizon: 7,
    });
  });

  test("counts the first crossing, whatever comes after it", () => {
    expect(timeToTarget(curve("train_accuracy", [0, 0.9, 0.2, 1]), accuracy, 3, 1)).toMatchObject({
      epochs: 1,
    });
  });

  test("is the first evaluation at the target where the one before is not defined", () => {
    expect(timeToTarget(curve("train_accuracy", [0.5, null, 0.95]), accuracy, 2, 1)).toMatchObject({
      epochs: 2,
    });
  });

  test.each([null, NaN, Infinity])("is not reached by %s", (value) => {
    expect(timeToTarget(curve("train_accuracy", [value, value]), accuracy, 1, 1).reached).toBe(false);
  });

  test("is not reached on a curve without evaluations", () => {
    expect(timeToTarget(curve("train_accuracy", []), accuracy, 1, 1).reached).toBe(false);
  });
});
