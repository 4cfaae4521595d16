import { describe, expect, it } from "vitest";
import { compileFormula } from "../../src/formula/index.js";
import { aliases, functions, libraryPrefixes, unavailable } from "../../src/formula/vocabulary.js";
import { at } from "./at.js";

const points = [-30, -3, -0.9, -0.25, -1e-6, 0, 1e-6, 0.25, 0.9, 3, 30];

/** JavaScript's own function, its derivative, and from where to where it is defined. */
const composed: [string, (x: number) => number, (x: number) => number, number, number][] = [
  ["sinh(x)", Math.sinh, Math.cosh, -Infinity, Infinity],
  ["cosh(x)", Math.cosh, Math.sinh, -Infinity, Infinity],
  ["asinh(x)", Math.asinh, (x) => 1 / Math.hypot(x, 1), -Infinity, Infinity],
  ["acosh(x)", Math.acosh, (x) => 1 / Math.sqrt(x * x - 1), 1.5, Infinity],
  ["atanh(x)", Math.atanh, (x) => 1 / (1 - x * x), -0.95, 0.95],
  ["cbrt(x)", Math.cbrt, (x) => 1 / (3 * Math.cbrt(x) ** 2), -Infinity, Infinity],
  ["log2(x)", Math.log2, (x) => 1 / (x * Math.LN2), 1e-9, Infinity],
  ["log10(x)", Math.log10, (x) => 1 / (x * Math.LN10), 1e-9, Infinity],
];

describe("a function made of others", () => {
  it.each(composed)("%s has JavaScript's values and the calculus' derivative", (text, f, slope, from, to) => {
    for (const x of points.filter((point) => point >= from && point <= to)) {
      const { value, partials } = at(compileFormula(text), [x]);
      expect(Math.abs(value - f(x))).toBeLessThanOrEqual(1e-14 * Math.abs(f(x)));
      if (Number.isFinite(slope(x))) {
        expect(Math.abs(partials[0] - slope(x))).toBeLessThanOrEqual(1e-12 * (1e-3 + Math.abs(slope(x))));
      }
    }
  });

  it("clamps, with the slope 1 at its ends as PyTorch has it", () => {
    const program = compileFormula("clamp(x, -1, 2)");
    expect([-3, -1, 0.5, 2, 5].map((x) => at(program, [x]))).toEqual([
      { value: -1, partials: [0] },
      { value: -1, partials: [1] },
      { value: 0.5, partials: [1] },
      { value: 2, partials: [1] },
      { value: 2, partials: [0] },
    ]);
  });

  it("chooses with where as with ? and :", () => {
    expect(at(compileFormula("where(x > 0, log(x), 3 * x)"), [-2])).toEqual({ value: -6, partials: [3] });
  });
});

describe("a formula copied from a program", () => {
  it.each([
    ["np.maximum(0, x)", "max(0, x)"],
    ["x * torch.sigmoid(x)", "x * sigmoid(x)"],
    ["torch.nn.functional.softplus(x)", "softplus(x)"],
    ["Math.PI * Math.log(x)", "pi * log(x)"],
    ["np.where(x > 0, x, 0.1 * np.expm1(x))", "where(x > 0, x, 0.1 * expm1(x))"],
    ["ln(1 + x ** 2)", "log(1 + x ** 2)"],
    ["scipy.special.expit(x)", "sigmoid(x)"],
  ])("%s is %s", (copied, ours) => {
    expect(compileFormula(copied).nodes).toEqual(compileFormula(ours).nodes);
  });
});

describe("a function that is not here", () => {
  it.each([...unavailable])("%s is answered with what to write, which is a formula", (name, instead) => {
    expect(functions.has(name) || aliases.has(name)).toBe(false);
    expect(() => compileFormula(`${name}(x)`)).toThrow(
      expect.objectContaining({ remedy: `Write ${instead}.` }),
    );
    expect(compileFormula(instead, instead.includes("n *") ? { n: 2 } : {}).nodes.length).toBeGreaterThan(0);
  });
});

it("every alias stands for a function that there is", () => {
  for (const [alias, name] of aliases) {
    expect(functions.has(alias)).toBe(false);
    expect(functions.has(name)).toBe(true);
  }
});

it("names of libraries are told as what they are left out of", () => {
  expect(libraryPrefixes("np.maximum(0, x) + torch.nn.functional.softplus(1.5 * x) - np.exp(x)")).toEqual([
    "np.",
    "torch.nn.functional.",
  ]);
  expect(libraryPrefixes("x * 2. + exp(x)")).toEqual([]);
});
