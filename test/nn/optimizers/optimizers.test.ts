import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createOptimizer, optimizers } from "../../../src/nn/optimizers/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";

interface Fixture {
  readonly learningRate: number;
  readonly start: number[];
  readonly gradients: number[][];
  readonly cases: { name: string; parameters: Record<string, number>; path: number[][] }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/nn/optimizers.json", import.meta.url), "utf8"),
);

function tenSteps(name: string, parameters: Record<string, number>): number[][] {
  const optimizer = optimizers.get(name);
  const values = Float64Array.from(fixture.start);
  const gradients = new Float64Array(values.length);
  const step = createOptimizer(referenceKernel(), optimizer, optimizer.parameters.parse(parameters), {
    parameters: values,
    gradients,
    learningRate: Float64Array.of(fixture.learningRate),
    length: values.length,
  });
  return fixture.gradients.map((given) => {
    gradients.set(given);
    step();
    return [...values];
  });
}

describe.each(optimizers.members)("$title", ({ name, parameters }) => {
  const cases = fixture.cases.filter((one) => one.name === name);

  test("has a fixture with its defaults, and one with every parameter changed", () => {
    const changed = cases.map((one) => Object.keys(one.parameters));
    expect(changed).toContainEqual([]);
    expect(changed).toContainEqual(Object.keys(parameters.parse({})));
  });

  test.each(cases)(
    "takes ten steps as PyTorch (or the paper) does with $parameters",
    ({ parameters: chosen, path }) => {
      for (const [step, params] of tenSteps(name, chosen).entries()) {
        for (const [i, value] of params.entries()) {
          const expected = path[step][i];
          expect(Math.abs(value - expected), `step ${step + 1}, element ${i}`).toBeLessThanOrEqual(
            1e-13 * Math.max(1, Math.abs(expected)),
          );
        }
      }
    },
  );

  test("descends into a valley that is ten times as steep one way as the other", () => {
    const optimizer = optimizers.get(name);
    const [at, gradients] = [Float64Array.of(1, -2), new Float64Array(2)];
    const step = createOptimizer(referenceKernel(), optimizer, optimizer.parameters.parse({}), {
      parameters: at,
      gradients,
      learningRate: Float64Array.of(0.01),
      length: 2,
    });
    const height = () => at[0] ** 2 + 10 * at[1] ** 2;
    const before = height();
    for (let t = 0; t < 300; t++) {
      gradients.set([2 * at[0], 20 * at[1]]);
      step();
    }
    expect(height()).toBeLessThan(0.9 * before);
  });

  test("refuses a parameter that it does not have", () => {
    expect(parameters.safeParse({ momentun: 0.9 }).success).toBe(false);
  });
});
