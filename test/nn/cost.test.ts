import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programOf, resolveActivation } from "../../src/activations/resolve.js";
import { networkCost } from "../../src/nn/cost.js";
import { createMlp } from "../../src/nn/mlp.js";
import { referenceKernel } from "../../src/nn/reference/index.js";

interface Case {
  readonly activation: string;
  readonly features: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly parameters: number;
  readonly products: number;
}

const cases: Case[] = JSON.parse(readFileSync(new URL("../fixtures/nn/cost.json", import.meta.url), "utf8"));

const programNamed = (name: string) =>
  programOf(name === "maxout5" ? resolveActivation("maxout", { pieces: 5 }) : resolveActivation(name));

function shapesOf({ activation, hidden, outputs }: Case) {
  const program = programNamed(activation);
  return [...hidden.map((units) => ({ units, program })), { units: outputs, program: undefined }];
}

test.each(cases)(
  "$activation in $hidden has as many parameters as in PyTorch, and as its own network allocates",
  (given) => {
    const shapes = shapesOf(given);
    expect(networkCost(given.features, shapes).parameters).toBe(given.parameters);
    expect(createMlp(referenceKernel(), given.features, shapes, 1).parameterCount).toBe(given.parameters);
  },
);

/**
 * Operations of a unit, by hand: value, partial derivatives and dz = da · ∂f/∂z. ReLU: a maximum, a comparison, a selection, a
 * product; PReLU has a comparison, a product and three selections, and a product and a sum for its learned slope.
 */
const OF_A_UNIT: Readonly<Record<string, number>> = { relu: 4, tanh: 3, prelu: 8, maxout: 6, glu: 6 };

test.each(cases.filter(({ activation }) => activation in OF_A_UNIT))(
  "$activation in $hidden takes PyTorch's matrix products, a sum for each bias, and what its units take",
  (given) => {
    const { inputs } = programNamed(given.activation);
    const units = given.hidden.reduce((sum, width) => sum + width, 0);
    const biases = units * inputs + given.outputs;
    expect(networkCost(given.features, shapesOf(given)).flops).toBe(
      given.products + biases + units * OF_A_UNIT[given.activation],
    );
  },
);
