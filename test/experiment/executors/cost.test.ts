import { expect, it } from "vitest";
import { trainingCost } from "../../../src/experiment/executors/cost.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { activationIn, aTrial } from "../../trial/a-trial.js";

const cost = (change: Partial<TrialSpec>): number => trainingCost([aTrial(change)]);

it("a wider, deeper or longer training costs more, and so does an activation of several inputs", () => {
  const base = cost({ hidden: [8, 8] });
  const epochs = { epochs: 6, batchSize: 16, evaluateEvery: 1 };
  expect(cost({ hidden: [8, 9] })).toBeGreaterThan(base);
  expect(cost({ hidden: [8, 8, 8] })).toBeGreaterThan(base);
  expect(cost({ hidden: [8, 8], training: epochs })).toBe(2 * base);
  expect(cost({ hidden: [8, 8], activation: activationIn(2, "maxout") })).toBeGreaterThan(1.9 * base);
});

it("a network without a hidden layer costs something", () => {
  expect(cost({ hidden: [] })).toBeGreaterThan(0);
});
