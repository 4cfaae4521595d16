import { describe, expect, test } from "vitest";
import { activations } from "../../src/activations/index.js";
import { overflowOf } from "../../src/activations/overflow.js";
import { customActivation, resolveActivation } from "../../src/activations/resolve.js";

const of = (formula: string) => overflowOf(customActivation({ name: "mine", formula }));

describe("a formula that leaves f32 within ±10⁴ is told, with one that does not", () => {
  test.each([
    ["log(1 + exp(x))", 1, "softplus(x)"],
    ["(exp(x) - exp(-x)) / (exp(x) + exp(-x))", 1, "tanh(x)"],
  ])("%s", (formula, sign, instead) => {
    const overflow = of(formula);
    expect(overflow?.instead).toBe(instead);
    expect(sign * overflow!.at).toBeGreaterThan(40);
    expect(sign * overflow!.at).toBeLessThan(91);
    expect(of(instead)).toBeUndefined();
  });

  test("no other formula is made up where none is known to be equal", () => {
    expect(of("x + exp(x)")).toMatchObject({ of: "value" });
    expect(of("x + exp(x)")?.instead).toBeUndefined();
  });
});

test.each(["relu", "tanh", "sigmoid", "softplus", "silu", "gelu", "elu"])("%s stays finite", (name) => {
  expect(activations.has(name)).toBe(true);
  expect(overflowOf(resolveActivation(name))).toBeUndefined();
});
