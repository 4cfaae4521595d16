import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { losses, lossFor } from "../../../src/nn/losses/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";

interface Case {
  readonly title: string;
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
  test.each(fixture[loss.name])("equals PyTorch's on $title", ({ rows, width, sum, right, ...given }) => {
    const outputs = Float64Array.from(given.outputs.flat());
    const targets = Float64Array.from(given.targets.flat());
    const sums = Float64Array.of(100, 10);
    loss.forward(kernel, outputs, targets, sums, rows, width);
    expect(Math.abs(sums[0] - 100 - sum)).toBeLessThan(1e-13 * Math.max(100, sum));
    expect(sums[1]).toBe(10 + right);

    const gradient = new Float64Array(rows * width).fill(NaN);
    loss.backward(kernel, outputs, targets, gradient, rows, width);
    for (const [i, expected] of given.gradient.flat().entries())
      expect(gradient[i]).toBeCloseTo(expected, 14);
  });

  test("is the loss of its task", () => {
    expect(lossFor(loss.task)).toBe(loss);
  });
});

test("of equal logits the first counts as the prediction", () => {
  const sums = new Float64Array(2);
  kernel.crossEntropyForward(Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1), sums, 2, 2);
  expect(sums[1]).toBe(1);
});

test("a logit that is not finite gives a loss that is not finite, so that the trial counts as diverged", () => {
  for (const logits of [
    [NaN, 0],
    [0, NaN],
    [Infinity, 0],
    [-Infinity, -Infinity],
  ]) {
    const sums = new Float64Array(2);
    kernel.crossEntropyForward(Float64Array.from(logits), Float64Array.of(0), sums, 1, 2);
    expect(sums[0]).not.toSatisfy(Number.isFinite);
  }
});
