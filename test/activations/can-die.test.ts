import { expect, test } from "vitest";
import { canDie } from "../../src/activations/properties.js";
import { activations } from "../../src/activations/index.js";
import { customActivation, resolveActivation } from "../../src/activations/resolve.js";

test("of the catalogue those can't die whose derivative is 0 over no stretch", () => {
  const deathless = activations.names.filter((name) => !canDie(resolveActivation(name)));
  expect(deathless).toEqual([
    "linear",
    "leaky_relu",
    "softsign",
    "arctan",
    "rrelu",
    "bent_identity",
    "sin",
    "siren",
    "snake",
  ]);
});

test("a leak of 0 is none, and a formula of one's own is looked at as any other", () => {
  expect(canDie(resolveActivation("leaky_relu", { slope: 0 }))).toBe(true);
  expect(canDie(customActivation({ name: "own", formula: "max(x, 0.1 * x)" }))).toBe(false);
  expect(canDie(customActivation({ name: "own", formula: "max(x, -1)" }))).toBe(true);
});
