import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFormula, printDerivative, printFormula } from "../../src/formula/index.js";
import { at } from "./at.js";
import { anyFormula } from "./random-formula.js";

describe("a printed formula", () => {
  it.each([
    ["max(0, x)", "max(0, x)", "0 >= x ? 0 : 1"],
    ["tanh(x)", "tanh(x)", "1 - tanh(x) ** 2"],
    ["sigmoid(x)", "sigmoid(x)", "sigmoid(x) * (1 - sigmoid(x))"],
    ["x > 0 ? x : 2 * (exp(x) - 1)", "x > 0 ? x : 2 * (exp(x) - 1)", "x > 0 ? 1 : 2 * exp(x)"],
    ["x*sigmoid(x)", "x * sigmoid(x)", "sigmoid(x) + x * (sigmoid(x) * (1 - sigmoid(x)))"],
    ["exp(-(x**2))", "exp(-(x ** 2))", "-(exp(-(x ** 2)) * (2 * x))"],
    ["x*x*x", "x ** 3", "3 * x ** 2"],
    ["x + (-0.5)", "x - 0.5", "1"],
    ["max(max(x, 1), 2)", "max(x, 1, 2)", "max(x, 1) >= 2 ? (x >= 1 ? 1 : 0) : 0"],
  ])("%s", (text, value, derivative) => {
    const program = compileFormula(text);
    expect(printFormula(program)).toBe(value);
    expect(printDerivative(program)).toBe(derivative);
  });

  it("shows learned parameters by name, and bound ones by value", () => {
    const program = compileFormula("a * x + b", { a: 1, b: 2 / 3 }, ["a"]);
    expect(printFormula(program)).toBe("a * x + 0.666667");
    expect([printDerivative(program, 0), printDerivative(program, 1)]).toEqual(["a", "x"]);
  });

  it("is a formula with the same value and, of its derivative, the same slope", () => {
    fc.assert(
      fc.property(anyFormula, fc.integer({ min: -12, max: 12 }), ({ text }, quarter) => {
        const x = quarter / 4 + 0.1;
        const program = compileFormula(text);
        const { value, partials } = at(program, [x]);
        expectSame(printFormula(program, 17), x, value);
        const isGated = program.nodes.some(({ op }) => op === "gatedMultiply");
        if (!isGated) expectSame(printDerivative(program, 0, 17), x, partials[0]);
      }),
      { seed: 20_261_122, numRuns: 1_000 },
    );
  });
});

function expectSame(text: string, x: number, expected: number): void {
  if (!Number.isFinite(expected) || Math.abs(expected) > 1e6 || text.length > 1_900) return;
  const { value } = at(compileFormula(`x * 0 + ${text.includes("?") ? `(${text})` : text}`), [x]);
  expect(Math.abs(value - expected), text).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(expected)));
}
