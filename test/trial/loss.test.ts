import { describe, expect, it } from "vitest";
import type { Task } from "../../src/datasets/definition.js";
import { losses } from "../../src/nn/losses/index.js";
import type { Kernel } from "../../src/nn/kernel.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trialId } from "../../src/trial/id.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "./a-trial.js";

const datasets = createDatasetCache({});
const DATA: Readonly<Record<Task, string>> = { classification: "moons", regression: "sine" };
const cases = losses.members.flatMap(({ name, tasks, parameters }) =>
  tasks.map((task) => ({ name, task, parameters: parameters.parse({}) })),
);

function curveOf<B>(kernel: Kernel<B>, { name, task, parameters }: (typeof cases)[number]) {
  const dataset = { label: DATA[task], name: DATA[task], parameters: { samples: 80 } };
  const spec = aTrial({
    dataset,
    hidden: [6],
    activation: activationIn(1, "tanh"),
    loss: { label: name, name, parameters },
    training: { epochs: 10, batchSize: 16, evaluateEvery: 1 },
  });
  const [result] = trainGroup(kernel, [spec], datasets, () => 0).results;
  if (result.state !== "completed") throw new Error(result.state);
  return result.curve.metrics;
}

describe.each(cases)("training with $name on a $task", (one) => {
  it("lowers it, and is the same on both kernels to rounding", () => {
    const [found, expected] = [curveOf(loadKernel(), one), curveOf(referenceKernel(), one)];
    for (const [metric, values] of Object.entries(expected)) {
      for (const [i, value] of values.entries())
        expect(found[metric][i] ?? 0, metric).toBeCloseTo(value ?? 0, 4);
    }
    const [first, last] = [expected.train_loss[0], expected.train_loss.at(-1)];
    expect(last).toBeLessThan(first ?? NaN);
  });
});

it("a trial without a loss of its own keeps the id that it had before losses could be named", () => {
  const trial = aTrial({});
  expect(Object.keys(trial)).not.toContain("loss");
  const hinge = aTrial({ loss: { label: "hinge", name: "hinge", parameters: { margin: 1 } } });
  const renamed = aTrial({ loss: { label: "h", name: "hinge", parameters: { margin: 1 } } });
  expect(trialId(hinge)).not.toBe(trialId(trial));
  expect(trialId(renamed)).toBe(trialId(hinge));
});
