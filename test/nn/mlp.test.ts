import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { programOf, resolveActivation } from "../../src/activations/resolve.js";
import { losses } from "../../src/nn/losses/index.js";
import { backward, createMlp, forward, predict } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";

interface Case {
  readonly title: string;
  /** Features, units of each hidden layer, outputs. */
  readonly widths: number[];
  readonly activations: string[];
  readonly loss: string;
  readonly rows: number;
  readonly x: number[];
  readonly y: number[];
  readonly parameters: number[];
  readonly outputs: number[];
  readonly mean: number;
  readonly gradients: number[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL("../fixtures/nn/mlp.json", import.meta.url), "utf8"));

function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i], `element ${i}`).toBeCloseTo(value, 13);
}

/** The case's network with its parameters; room for more rows than the case has. */
function networkOf({ widths, activations, rows, parameters }: Case) {
  const kernel = referenceKernel();
  const shapes = widths.slice(1).map((units, l) => {
    const name = activations.at(l);
    return { units, program: name === undefined ? undefined : programOf(resolveActivation(name)) };
  });
  const mlp = createMlp(kernel, widths[0], shapes, rows + 3);
  kernel.write(mlp.parameters, 0, parameters);
  return { kernel, mlp };
}

describe.each(cases)("a network of $title", (given) => {
  const { rows } = given;
  const x = Float64Array.from(given.x);
  const y = Float64Array.from(given.y);
  const width = given.widths.at(-1) as number;

  test("has PyTorch's outputs, in training and in evaluation", () => {
    const { kernel, mlp } = networkOf(given);
    expectNear(kernel.read(predict(mlp, x, rows), 0, rows * width), given.outputs);
    expectNear(kernel.read(forward(mlp, x, rows), 0, rows * width), given.outputs);
  });

  test("has PyTorch's loss and gradients", () => {
    const { kernel, mlp } = networkOf(given);
    const [task] = losses.get(given.loss).tasks;
    const loss = losses.get(given.loss).create(kernel, {}, { task, rows, width });
    const outputs = forward(mlp, x, rows);
    const sums = new Float64Array(2);
    loss.forward(outputs, y, sums, rows);
    expect(sums[0] / rows).toBeCloseTo(given.mean, 13);
    loss.backward(outputs, y, mlp.dz, rows);
    backward(mlp, x, rows);
    expectNear(kernel.read(mlp.gradients, 0, mlp.parameterCount), given.gradients);
  });
});
