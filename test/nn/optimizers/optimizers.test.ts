import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { optimizers } from "../../../src/nn/optimizers/index.js";
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
  const kernel = referenceKernel();
  const optimizer = optimizers.get(name);
  const params = Float64Array.from(fixture.start);
  const states = Array.from({ length: optimizer.states }, () => kernel.allocate(params.length));
  const learningRate = Float64Array.of(fixture.learningRate);
  return fixture.gradients.map((gradients, step) => {
    optimizer.step(kernel, optimizer.parameters.parse(parameters), {
      params,
      gradients: Float64Array.from(gradients),
      states,
      learningRate,
      length: params.length,
      t: step + 1,
    });
    return [...params];
  });
}

describe.each(optimizers.members)("$title", ({ name, parameters }) => {
  const cases = fixture.cases.filter((one) => one.name === name);

  test("has a fixture with its defaults, and one with every parameter changed", () => {
    const changed = cases.map((one) => Object.keys(one.parameters));
    expect(changed).toContainEqual([]);
    expect(changed).toContainEqual(Object.keys(parameters.parse({})));
  });

  test.each(cases)("takes ten steps as PyTorch does with $parameters", ({ parameters: chosen, path }) => {
    for (const [step, params] of tenSteps(name, chosen).entries()) {
      for (const [i, value] of params.entries()) {
        const expected = path[step][i];
        expect(Math.abs(value - expected), `step ${step + 1}, element ${i}`).toBeLessThanOrEqual(
          1e-13 * Math.max(1, Math.abs(expected)),
        );
      }
    }
  });

  test("refuses a parameter that it does not have", () => {
    expect(parameters.safeParse({ momentun: 0.9 }).success).toBe(false);
  });
});
