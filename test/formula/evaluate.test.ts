import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFormula, evaluateProgram, printFormula } from "../../src/formula/index.js";
import { at } from "./at.js";
import { anyFormula } from "./random-formula.js";

describe("the evaluator", () => {
  it("agrees with the formula computed as it is written: simplification keeps the value", () => {
    fc.assert(
      fc.property(anyFormula, fc.integer({ min: -12, max: 12 }), ({ text, f }, quarter) => {
        const x = quarter / 4 + 0.1;
        const [expected, found] = [f(x), at(compileFormula(text), [x]).value];
        if (!Number.isFinite(expected) || Math.abs(expected) > 1e9) return;
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      }),
      { seed: 20_261_122, numRuns: 3_000 },
    );
  });

  it.each([1, 255, 256, 257, 1_000])("gives %d elements the value each has alone", (elements) => {
    const program = compileFormula("a * x1 * sigmoid(x2) + x2", { a: 2 }, ["a"]);
    const z = Float64Array.from({ length: 2 * elements }, (_, i) => Math.sin(i) * 3);
    const theta = Float64Array.of(1.5);
    const [a, partials] = [new Float64Array(elements), new Float64Array(3 * elements)];
    evaluateProgram(program, z, theta, a, partials, elements);
    for (let i = 0; i < elements; i += 1) {
      const alone = at(program, [z[2 * i], z[2 * i + 1]], [1.5]);
      expect(a[i]).toBe(alone.value);
      expect([...partials.subarray(3 * i, 3 * i + 3)]).toEqual(alone.partials);
    }
    const valueOnly = new Float64Array(elements);
    evaluateProgram(program, z, theta, valueOnly, undefined, elements);
    expect(valueOnly).toEqual(a);
  });
});

describe("the graph", () => {
  it.each([
    ["x * 1 + 0", "x"],
    ["x - 0 + -x * -1", "2 * x"],
    ["--x / 1", "x"],
    ["2 * (3 * x)", "6 * x"],
    ["1 > 2 ? exp(x) : x", "x"],
    ["x > 0 ? x : x", "x"],
    ["sqrt(16) * x + sin(0)", "4 * x"],
    ["!!(x > 0) ? 1 : 0", "x > 0 ? 1 : 0"],
  ])("%s is as small as %s", (long, short) => {
    const [simplified, simple] = [compileFormula(long), compileFormula(short)];
    expect(printFormula(simplified)).toBe(printFormula(simple));
    expect(simplified.nodes).toHaveLength(simple.nodes.length);
  });

  it("leaves 0 · u alone, which is not 0 where u is infinite", () => {
    expect(at(compileFormula("0 * exp(x)"), [1_000]).value).toBeNaN();
  });

  it("holds each sub-expression once", () => {
    const { nodes } = compileFormula("exp(x) * tanh(exp(x)) + exp(x)");
    expect(nodes.filter(({ op }) => op === "exp")).toHaveLength(1);
  });
});
