import { describe, expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { compileFormula } from "../../src/formula/index.js";
import { at } from "./at.js";

function refusal(
  text: string,
  parameters: Record<string, number> = {},
  learned: string[] = [],
): ActbenchError {
  try {
    compileFormula(text, parameters, learned);
  } catch (error) {
    if (error instanceof ActbenchError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("a formula", () => {
  it.each([
    ["x + 2 * 3", 1, 7],
    ["10 - x - 2", 3, 5],
    ["12 / x / 2", 3, 2],
    ["2 ** 3 ** x", 2, 512],
    ["2 ** -x", 2, 0.25],
    ["-(x ** 2)", 3, -9],
    ["(-x) ** 2", 3, 9],
    ["-x * 2 + +x", 3, -3],
    ["x ** -2", 4, 0.0625],
    ["x ** 0.5", 9, 3],
    ["pow(x, 0)", 9, 1],
    ["1 < x ? 10 : 20", 2, 10],
    ["x > 5 ? 1 : x > 2 ? 2 : 3", 3, 2],
    ["x ? 1 : 2", 0, 2],
    ["x > 0 && x < 2 || x == 5", 5, 1],
    ["!(x > 0)", 1, 0],
    ["x * (x >= 0)", 3, 3],
    ["max(1, x, 3)", 2, 3],
    ["min(4, x, 3)", 2, 2],
    ["relu(x) + pi + e", 0, Math.PI + Math.E],
    ["1e-3 + .5 + 2. + x", 0, 2.501],
    ["x\n\t+ 1", 1, 2],
  ])("%s at x = %d is %d", (text, x, value) => {
    expect(at(compileFormula(text), [x]).value).toBeCloseTo(value, 12);
  });

  it("has several inputs when it names them x1, x2, …", () => {
    const program = compileFormula("x1 * x3 - x2");
    expect(program.inputs).toBe(3);
    expect(at(program, [2, 5, 7])).toEqual({ value: 9, partials: [7, -1, 2] });
  });

  it("binds its parameters, and leaves the learned ones to training", () => {
    const program = compileFormula("a * x + b", { a: 3, b: 1 }, ["a"]);
    expect(program.learned).toEqual(["a"]);
    expect(at(program, [2], [10])).toEqual({ value: 21, partials: [10, 2] });
  });

  it("is compiled once", () => {
    expect(compileFormula("x * a", { a: 3 })).toBe(compileFormula("x * a", { a: 3 }));
    expect(compileFormula("x * a", { a: 3 })).not.toBe(compileFormula("x * a", { a: 4 }));
  });
});

describe("a refused formula says in which column, and what to write", () => {
  it.each([
    ["", 1, "it is empty"],
    ["()", 1, "it is empty"],
    ["x +", 4, "the formula ends here"],
    ["x + )", 5, 'found ")"'],
    ["((x)", 5, "the formula ends here"],
    ["x)", 2, 'found ")"'],
    ["x ? 1", 6, "the formula ends here"],
    ["max(x,,2)", 8, "unexpected token ,"],
    ["2x", 2, 'found "x"'],
    ["x 2", 3, "an operator is missing"],
    ["(x)(x)", 1, "Write * for a product"],
    ["(x + 1)(x)", 1, "an operator is missing"],
    ["x, x", 2, "unexpected comma"],
    ["(x, x)", 3, "unexpected comma"],
    ["x(2)", 1, "x is not a function"],
    ["x ^ 2", 3, "Write **"],
    ["x & 1", 3, "Write &&"],
    ["x | 1", 3, "Write ||"],
    ["x = 1", 3, "Write =="],
    ["x === 1", 5, "Write =="],
    ["x % 2", 3, "Write x - n * floor(x / n)"],
    ["x[0]", 2, 'unexpected "["'],
    ["x.y", 1, "this is not part of a formula"],
    ["foo.exp(x)", 1, "this is not part of a formula"],
    ["x.clamp(0)", 1, "Write the function before its parenthesis"],
    ["x > 0 ?.5 : 1", 7, "Write a space"],
    ["'x'", 1, `unexpected "'"`],
    ["x; x", 2, 'unexpected ";"'],
    ["x + 😀", 5, 'unexpected "😀"'],
    ["é", 1, 'unexpected "é"'],
    ["x + 1e999", 5, "too large"],
    ["x + 1e", 7, "expected exponent"],
    ["1 - x ** 2 + -x ** 2", 14, "Write -(u ** v) or (-u) ** v"],
    ["x + (0 < x < 1)", 5, "Write a < b && b < c"],
    ["1 + sigmid(x)", 5, 'Did you mean "sigmoid"?'],
    ["x + slop", 5, 'Did you mean "slope"?'],
    ["x + tanh", 5, "Write tanh(x)"],
    ["x + max(x)", 5, "max takes 2 or more arguments, found 1"],
    ["exp()", 1, "exp takes 1 argument, found 0"],
    ["pow(x, 1, 2)", 1, "pow takes 2 arguments, found 3"],
    ["x + x1", 5, "both x and x1"],
    ["x1 + x3", 6, "x3 without x2"],
    ["x2", 1, "x2 without x1"],
    ["x1 + x9", 6, 'unknown name: "x9"'],
    ["3 + 4", 1, "uses no input"],
  ])("%s: column %d, %s", (text, column, words) => {
    const { message, remedy = "" } = refusal(text, text.includes("slop") ? { slope: 1 } : {});
    expect(`${message} ${remedy}`).toContain(words);
    expect(message).toContain(`column ${column}: `);
    const [, shown, caret] = message.split("\n");
    expect(shown.slice(2)).toBe(text.replaceAll(/\s/g, " "));
    expect(caret.indexOf("^") - 2).toBe(column - 1);
  });

  it.each(["this", "true", "null", "constructor", "__proto__", "toString", "hasOwnProperty(x)", "valueOf()"])(
    "%s is a name like any other, and unknown",
    (text) => {
      expect(refusal(text).message).toMatch(/column 1: unknown (name|function)/);
    },
  );

  it("shows the part of a long formula that is wrong", () => {
    const text = `${"x + ".repeat(100)}y${" + x".repeat(100)}`;
    const [first, shown, caret] = refusal(text).message.split("\n");
    expect(first).toContain("column 401");
    expect(shown.length).toBeLessThan(70);
    expect(shown[caret.indexOf("^")]).toBe("y");
  });
});

describe("parameters", () => {
  it.each([
    [{ exp: 1 }, [], "formulas use that name"],
    [{ x7: 1 }, [], "formulas use that name"],
    [{ pi: 3 }, [], "formulas use that name"],
    [{ "a-b": 1 }, [], "not a parameter's name"],
    [{ a: Infinity }, [], "not a finite number"],
    [{ a: 1, unused: 2 }, [], '"unused" is not used'],
    [{ a: 1 }, ["b"], "unknown learned parameter"],
  ])("%j, learned %j: %s", (parameters, learned, words) => {
    expect(refusal("a * x", parameters as Record<string, number>, learned).message).toContain(words);
  });
});

describe("hostile text is refused before anything recurses on it", () => {
  it.each([
    ["100,000 parentheses", "(".repeat(100_000)],
    ["1,000 parentheses", `${"(".repeat(999)}x${")".repeat(999)}`],
    ["65 nested calls", `${"exp(".repeat(65)}x${")".repeat(65)}`],
    ["1,900 signs", `${"-".repeat(1_900)}x`],
    ["900 question marks", `${"x?".repeat(900)}x`],
    ["a chain of 300 conditions", `${"x>0?1:".repeat(300)}x`],
  ])("%s", (_, text) => {
    expect(refusal(text).message).toMatch(/nested more than 64 deep|the longest allowed/);
  });

  it("but 64 levels and a sum of 900 terms are fine", () => {
    const deep = `${"(".repeat(64)}x${")".repeat(64)}`;
    expect(at(compileFormula(deep), [3]).value).toBe(3);
    expect(at(compileFormula(`${"x+".repeat(899)}x`), [1])).toEqual({ value: 900, partials: [900] });
  });

  it("powers of powers of powers cost no more than they look", () => {
    let text = "x";
    for (let i = 0; i < 60; i += 1) text = `(${text})**63`;
    const { value, partials } = at(compileFormula(text), [1]);
    expect(value).toBe(1);
    expect(partials[0] / 63 ** 60).toBeCloseTo(1, 12);
  });

  it("a program of more than 2,000 operations is refused", () => {
    const terms = Array.from({ length: 50 }, (_, i) => `tanh(${i + 2}*x1*x2*x3*x4*x5*x6*x7*x8)`);
    expect(refusal(terms.join("+")).message).toContain("operations with its derivatives");
  });
});
