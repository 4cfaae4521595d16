import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Task } from "../../../src/datasets/definition.js";
import { losses, lossFor } from "../../../src/nn/losses/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";

interface Case {
  readonly title: string;
  readonly task: Task;
  readonly parameters: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly width: number;
  readonly outputs: number[][];
  readonly targets: number[] | number[][];
  readonly sum: number;
  readonly right: number;
  readonly gradient: number[][];
}

const fixture: Record<string, Case[]> = JSON.parse(
  readFileSync(new URL("../../fixtures/nn/losses.json", import.meta.url), "utf8"),
);

const kernel = referenceKernel();

describe.each(losses.members)("$title", (loss) => {
  test.each(fixture[loss.name])("equals PyTorch's on $title, $task", ({ task, rows, width, ...given }) => {
    const { sum, right, parameters } = given;
    const at = loss.create(kernel, loss.parameters.parse(parameters), { task, rows, width });
    const outputs = Float64Array.from(given.outputs.flat());
    const targets = Float64Array.from(given.targets.flat());
    const sums = Float64Array.of(100, 10);
    at.forward(outputs, targets, sums, rows);
    expect(Math.abs(sums[0] - 100 - sum)).toBeLessThan(1e-13 * Math.max(100, sum));
    expect(sums[1]).toBe(10 + right);

    const gradient = new Float64Array(rows * width).fill(NaN);
    at.backward(outputs, targets, gradient, rows);
    for (const [i, expected] of given.gradient.flat().entries())
      expect(gradient[i]).toBeCloseTo(expected, 14);
  });

  test("has a fixture of every task that it fits, with its defaults and with every parameter changed", () => {
    const cases = fixture[loss.name];
    expect(new Set(cases.map(({ task }) => task))).toEqual(new Set(loss.tasks));
    const changed = cases.map(({ parameters }) => Object.keys(parameters));
    expect(changed).toContainEqual([]);
    expect(changed).toContainEqual(Object.keys(loss.parameters.parse({}) as object));
  });

  test.skipIf(!loss.tasks.includes("classification"))(
    "is not finite where an output is not, so that the trial counts as diverged",
    () => {
      const shape = { task: "classification", rows: 1, width: 2 } as const;
      for (const outputs of [
        [NaN, 0],
        [0, NaN],
        [Infinity, 0],
        [-Infinity, -Infinity],
      ]) {
        const sums = new Float64Array(2);
        const at = loss.create(kernel, loss.parameters.parse({}), shape);
        at.forward(Float64Array.from(outputs), Float64Array.of(0), sums, 1);
        expect(sums[0]).not.toSatisfy(Number.isFinite);
      }
    },
  );
});

test("of equal outputs the first counts as the prediction", () => {
  for (const loss of losses.members.filter(({ tasks }) => tasks.includes("classification"))) {
    const sums = new Float64Array(2);
    const shape = { task: "classification", rows: 2, width: 2 } as const;
    const at = loss.create(kernel, loss.parameters.parse({}), shape);
    at.forward(Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1), sums, 2);
    expect(sums[1], loss.name).toBe(1);
  }
});

test("auto is cross-entropy for classes and the mean squared error for numbers", () => {
  expect(lossFor("classification").name).toBe("cross_entropy");
  expect(lossFor("regression").name).toBe("mean_squared_error");
  expect(lossFor("regression", "huber").name).toBe("huber");
});
