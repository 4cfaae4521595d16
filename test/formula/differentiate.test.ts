import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFormula } from "../../src/formula/index.js";
import { at } from "./at.js";
import { smoothFormula } from "./random-formula.js";

const derivative = (text: string, x: number): number => at(compileFormula(text), [x]).partials[0];

/** Fourth-order centred difference, and how far it moved when the step was halved. */
function difference(f: (x: number) => number, x: number): { slope: number; error: number } {
  const centred = (h: number): number => (f(x + h) - f(x - h)) / (2 * h);
  const richardson = (h: number): number => (4 * centred(h / 2) - centred(h)) / 3;
  const slope = richardson(1e-4);
  return { slope, error: Math.abs(slope - richardson(2e-4)) };
}

describe("the derivative", () => {
  it("is the limit of differences, for any smooth formula", () => {
    let compared = 0;
    fc.assert(
      fc.property(smoothFormula, fc.integer({ min: -300, max: 300 }), ({ text, f }, hundredth) => {
        const x = (hundredth + 0.5) / 100;
        const { slope, error } = difference(f, x);
        const scale = 1 + Math.abs(slope) + Math.abs(f(x));
        if (!(error < 1e-8 * scale) || scale > 1e6) return;
        compared += 1;
        expect(Math.abs(derivative(text, x) - slope)).toBeLessThan(1e-6 * scale);
      }),
      { seed: 20_261_122, numRuns: 3_000 },
    );
    expect(compared).toBeGreaterThan(1_500);
  });

  it.each([
    ["x ** 5", 2, 80],
    ["x ** -3", 2, -3 / 16],
    ["x ** 1.5", 4, 3],
    ["2 ** x", 3, 8 * Math.LN2],
    ["x ** x", 2, 4 * (Math.LN2 + 1)],
    ["x ** 100", 1, 100],
    ["log(x)", 4, 0.25],
    ["log1p(x)", 3, 0.25],
    ["sqrt(x)", 4, 0.25],
    ["atan(x)", 1, 0.5],
    ["tanh(x)", 0, 1],
    ["sigmoid(x)", 0, 0.25],
    ["softplus(x)", 0, 0.5],
    ["erf(x)", 0, 2 / Math.sqrt(Math.PI)],
  ])("of %s at %d is %d", (text, x, slope) => {
    expect(derivative(text, x)).toBeCloseTo(slope, 12);
  });

  it.each([
    ["max(0, x)", 0, 0],
    ["max(x, 0)", 0, 1],
    ["min(x, 2 * x)", 0, 1],
    ["max(x1, x2)", 0, 1],
    ["relu(x)", 0, 0],
    ["abs(x)", 0, 0],
    ["x > 0 ? x : 0.1 * x", 0, 0.1],
    ["sign(x) + floor(x)", 1, 0],
    ["x * (x > 0)", 3, 1],
  ])("of %s at its kink %d is %d", (text, x, slope) => {
    const program = compileFormula(text);
    expect(
      at(
        program,
        Array.from({ length: program.inputs }, () => x),
      ).partials[0],
    ).toBe(slope);
  });

  it("is 0, not NaN, where the outer derivative has vanished and the inner is infinite", () => {
    expect(at(compileFormula("x * tanh(exp(x))"), [1_000])).toEqual({ value: 1_000, partials: [1] });
    expect(derivative("x / (1 + exp(-x))", -1_000)).toBe(0);
    expect(derivative("1 / (1 + exp(-x))", -1_000)).toBeCloseTo(0, 300);
    expect(derivative("atan(exp(exp(x)))", 10)).toBe(0);
  });

  it("of tanh and the sigmoid keeps its digits where they are flat", () => {
    expect(derivative("tanh(x)", 20) / (4 * Math.exp(-40))).toBeCloseTo(1, 12);
    expect(derivative("sigmoid(x)", 40) / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  it("by a learned parameter is exact", () => {
    const program = compileFormula("x ** p + sin(p * x)", { p: 2 }, ["p"]);
    const { partials } = at(program, [3], [2]);
    expect(partials[1]).toBeCloseTo(9 * Math.log(3) + 3 * Math.cos(6), 12);
  });
});
