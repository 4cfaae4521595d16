import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluationSteps } from "../../src/trial/evaluation-steps.js";

describe("evaluationSteps", () => {
  it.each([
    ["every epoch", 3, 1, 10, [10, 20, 30]],
    ["every other epoch, and after the last", 5, 2, 10, [20, 40, 50]],
    ["every half epoch", 2, 0.5, 10, [5, 10, 15, 20]],
    [
      "every third of an epoch, rounded to whole steps without drifting",
      2,
      1 / 3,
      10,
      [3, 7, 10, 13, 17, 20],
    ],
    ["at every step where the interval is shorter than one", 1, 0.001, 4, [1, 2, 3, 4]],
    ["at the end alone where the interval is longer than the training", 3, 10, 4, [12]],
    ["once where there is one step", 1, 1, 1, [1]],
  ])("evaluates %s", (_title, epochs, evaluateEvery, stepsPerEpoch, steps) => {
    expect(evaluationSteps(epochs, evaluateEvery, stepsPerEpoch)).toEqual(steps);
  });

  it("always ascends strictly from at least 1 to the last step", () => {
    const interval = fc.double({ min: 0.001, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        interval,
        fc.integer({ min: 1, max: 20 }),
        (epochs, every, per) => {
          const steps = evaluationSteps(epochs, every, per);
          expect(steps[0]).toBeGreaterThanOrEqual(1);
          expect(steps.at(-1)).toBe(epochs * per);
          expect(steps.every((step, i) => Number.isInteger(step) && (i === 0 || step > steps[i - 1]))).toBe(
            true,
          );
        },
      ),
    );
  });
});
