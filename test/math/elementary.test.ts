import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as math from "../../src/math/index.js";
import { ulpsOff } from "./ulps.js";

type Name = keyof typeof math;

const functions: Readonly<Record<Name, (...args: [number, number]) => number>> = { ...math };

const fixture: Record<Name, number[][]> = JSON.parse(
  readFileSync(new URL("../fixtures/math/elementary.json", import.meta.url), "utf8"),
);

/** The bounds that the docstrings state, in units of the last place. */
const bounds: Record<Name, number> = {
  exp: 1,
  expm1: 1,
  log: 1,
  log1p: 1,
  sin: 1,
  cos: 1,
  atan: 1,
  tanh: 2,
  tanhDerivative: 4,
  sigmoid: 2,
  sigmoidDerivative: 4,
  softplus: 1.5,
  erf: 1,
  pow: 1,
};

/** f(−∞), f(−400), f(−0), f(0), f(400), f(∞), exactly; undefined where the fixture must say. */
const ends: Partial<Record<Name, (number | undefined)[]>> = {
  exp: [0, undefined, 1, 1, undefined, Infinity],
  expm1: [-1, -1, -0, 0, undefined, Infinity],
  log: [NaN, NaN, -Infinity, -Infinity, undefined, Infinity],
  log1p: [NaN, NaN, -0, 0, undefined, Infinity],
  sin: [NaN, undefined, -0, 0, undefined, NaN],
  cos: [NaN, undefined, 1, 1, undefined, NaN],
  atan: [-Math.PI / 2, undefined, -0, 0, undefined, Math.PI / 2],
  tanh: [-1, -1, -0, 0, 1, 1],
  tanhDerivative: [0, 0, 1, 1, 0, 0],
  sigmoid: [0, undefined, 0.5, 0.5, 1, 1],
  sigmoidDerivative: [0, undefined, 0.25, 0.25, undefined, 0],
  softplus: [0, undefined, Math.LN2, Math.LN2, 400, Infinity],
  erf: [-1, -1, -0, 0, 1, 1],
};

describe.each(Object.keys(bounds) as Name[])("%s", (name) => {
  const f = functions[name];

  test("stays within its bound of the true value", () => {
    const rows = fixture[name];
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      const args = row.slice(0, -2);
      const found = f(args[0], args[1]);
      const off = ulpsOff(found, row.at(-2)!, row.at(-1)!);
      expect(off, `${name}(${args.join(", ")}) = ${found}`).toBeLessThanOrEqual(bounds[name]);
    }
  });

  test("gives NaN for NaN", () => expect(f(NaN, 2)).toBeNaN());
});

test.each(Object.entries(ends))("%s is exact at its ends and at the zeros", (name, expected) => {
  const f = functions[name as Name];
  [-Infinity, -400, -0, 0, 400, Infinity].forEach((x, i) => {
    if (expected[i] === undefined) expect(Number.isFinite(f(x, NaN)), `${name}(${x})`).toBe(true);
    else expect(f(x, NaN), `${name}(${x})`).toBe(expected[i]);
  });
});

test("exp overflows and underflows where the doubles end", () => {
  expect(math.exp(709.782712893384)).toBeCloseTo(1.797693134862273e308, -295);
  expect(math.exp(709.7827128933841)).toBe(Infinity);
  expect(math.exp(-745.1332191019411)).toBe(5e-324);
  expect(math.exp(-745.1332191019412)).toBe(0);
});

test.each([
  [1, NaN, 1],
  [NaN, 0, 1],
  [1, Infinity, 1],
  [-1, Infinity, 1],
  [0, -3, Infinity],
  [-0, -3, -Infinity],
  [-0, 3, -0],
  [-0, 2.5, 0],
  [-0, 0.5, 0],
  [-8, 1 / 3, NaN],
  [-Infinity, 3, -Infinity],
  [-Infinity, 0.5, Infinity],
  [-Infinity, -3, -0],
  [0.5, Infinity, 0],
  [0.5, -Infinity, Infinity],
  [2, 1024, Infinity],
  [-2, 1025, -Infinity],
  [2, -1075, 0],
  [0.999, 1e300, 0],
  [1.001, 1e12, Infinity],
])("pow(%f, %f) is %f, as IEEE 754 says", (x, y, expected) => {
  expect(math.pow(x, y)).toBe(expected);
});
