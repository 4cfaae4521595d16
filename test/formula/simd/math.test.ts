import { describe, expect, it } from "vitest";
import type { BinaryOperation, UnaryOperation } from "../../../src/formula/scalar.js";
import { scalar } from "../../../src/formula/scalar.js";
import { accuracy, type InexactOperation } from "./accuracy.js";
import { bitsOf, floatOf } from "../../../src/formula/simd/fold.js";
import { operationProgram, runForward } from "./lanes.js";

/** A prime, so that a sweep over the bit patterns of all floats meets every exponent and varied fractions. */
const STRIDE = 20_011;
const LARGEST = floatOf(0x7f7fffff);

const specials = [0, -0, 1, -1, Infinity, -Infinity, NaN, LARGEST, -LARGEST, 1e-45, -1e-45, 2 ** -126].concat(
  [88.7228, 88.7229, -86.98, -87.34, -88, -103, -104, 0.5, -0.5, 0.925, 0.9251, 3.95, 44, 1e4, 1e6].flatMap(
    (x) => [x, -x],
  ),
);

/** Every STRIDE-th float, the special ones and a fine grid where most functions change. */
function sweep(): Float32Array {
  const patterns = Uint32Array.from({ length: Math.floor(2 ** 32 / STRIDE) }, (_, i) => i * STRIDE);
  const grid = Array.from({ length: 40_000 }, (_, i) => (i - 20_000) / 1_999);
  const all = [...new Float32Array(patterns.buffer), ...grid, ...specials];
  while (all.length % 4 !== 0) all.push(0);
  return Float32Array.from(all);
}

/** The distance between f32 numbers where `exact` lies. */
function lastPlace(exact: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(exact)));
  return 2 ** (Math.min(127, Math.max(exponent, -126)) - 23);
}

/** The error in units of the last place; 0 where a flushed, infinite or undefined result is right. */
function errorInUlps(found: number, exact: number, flushedBelow: number): number {
  const rounded = Math.fround(exact);
  if (Object.is(found, rounded) || (Number.isNaN(found) && Number.isNaN(rounded))) return 0;
  if (found === 0 && Math.abs(exact) <= flushedBelow) return 0;
  if (found === 0 && exact === 0) return 0;
  const [clippedFound, clippedExact] = [found, exact].map((x) =>
    Math.max(-(2 ** 128), Math.min(2 ** 128, x)),
  );
  return Math.abs(clippedFound - clippedExact) / lastPlace(clippedExact);
}

const unary = (Object.keys(accuracy) as InexactOperation[]).filter(
  (op): op is InexactOperation & UnaryOperation => op !== "pow",
);

describe("the vector functions, over all of f32", () => {
  const xs = sweep();

  it.each(unary)("%s is as accurate as documented", (op) => {
    const { ulps, flushedBelow = 0, upTo = Infinity } = accuracy[op];
    const { a } = runForward(operationProgram(op, 1), xs);
    let worst = { error: 0, x: 0 };
    for (const [index, x] of xs.entries()) {
      if (Math.abs(x) > upTo && Number.isFinite(x)) continue;
      const error = errorInUlps(a[index], scalar[op](x), flushedBelow);
      if (!(error <= worst.error)) worst = { error, x };
    }
    expect(worst.error, `at ${worst.x}`).toBeLessThanOrEqual(ulps);
    expect(worst.error, "the documented bound is not far from the truth").toBeGreaterThan(ulps / 2);
  });

  it.each(["sin", "cos"] as const)("%s degrades gently beyond 1e4, and never leaves [−1, 1]", (op) => {
    const { a } = runForward(operationProgram(op, 1), xs);
    let [worst, largest] = [0, 0];
    for (const [index, x] of xs.entries()) {
      if (!Number.isFinite(x)) continue;
      largest = Math.max(largest, Math.abs(a[index]));
      if (Math.abs(x) <= 1e5) worst = Math.max(worst, Math.abs(a[index] - scalar[op](x)));
    }
    expect(worst).toBeLessThan(1e-6);
    expect(largest).toBe(1);
  });

  it.each(["expm1", "log1p", "sin", "atan", "erf", "tanh"] as const)("%s keeps the sign of zero", (op) => {
    const { a } = runForward(operationProgram(op, 1), Float32Array.of(0, -0, 0, -0));
    expect([...a].map((value) => Object.is(value, -0))).toEqual([false, op !== "sin", false, op !== "sin"]);
  });

  it("exp goes to 0 without a subnormal result", () => {
    const x = Float32Array.from({ length: 4_000 }, (_, i) => -86 - i / 1_000);
    const results = [...runForward(operationProgram("exp", 1), x).a];
    expect(results.filter((e) => e !== 0 && e < 2 ** -126)).toEqual([]);
    expect(results).toEqual(results.toSorted((p, q) => q - p));
    expect(results.at(-1)).toBe(0);
  });

  it.each(unary)("%s in one lane does not see the others", (op) => {
    const alone = runForward(operationProgram(op, 1), Float32Array.of(0.7, 0.7, 0.7, 0.7)).a;
    for (const neighbour of [NaN, Infinity, -Infinity, LARGEST, 1e-45]) {
      const { a } = runForward(
        operationProgram(op, 1),
        Float32Array.of(neighbour, 0.7, neighbour, neighbour),
      );
      expect(a[1]).toBe(alone[1]);
    }
  });
});

/** The pairs as vectors of bases, each followed by its vector of exponents. */
function powers(pairs: readonly (readonly [number, number])[]): Float32Array {
  const z = new Float32Array(2 * pairs.length);
  for (const [i, [base, exponent]] of pairs.entries()) {
    const at = 8 * Math.floor(i / 4) + (i % 4);
    z[at] = base;
    z[at + 4] = exponent;
  }
  return runForward(operationProgram("pow" satisfies BinaryOperation, 2), z).a;
}

describe("pow", () => {
  it("is as accurate as documented over all bases", () => {
    const pairs = Array.from({ length: 200_000 }, (_, i): [number, number] => {
      const base = floatOf((i * 10_007) % 0x7f800000);
      const range = 89 / (Math.abs(Math.log(base)) || 1);
      return [base, Math.fround((((i * 7919) % 2003) / 1001 - 1) * range)];
    });
    const found = powers(pairs);
    const { ulps, flushedBelow = 0 } = accuracy.pow;
    const errors = pairs.map(([u, v], i) => errorInUlps(found[i], scalar.pow(u, v), flushedBelow));
    expect(errors.reduce((p, q) => Math.max(p, q))).toBeLessThanOrEqual(ulps);
  });

  it("follows IEEE 754 at every special pair", () => {
    const values = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      2.5,
      1e-45,
      -1e-45,
      1e30,
      -1e30,
      Infinity,
      -Infinity,
      NaN,
    ]
      .map(Math.fround)
      .concat([7, -7]);
    const pairs = values.flatMap((u) => values.map((v): [number, number] => [u, v]));
    const found = powers(pairs);
    for (const [i, [u, v]] of pairs.entries()) {
      const exact = scalar.pow(u, v);
      const error = errorInUlps(found[i], exact, accuracy.pow.flushedBelow!);
      expect(error, `${u} to the ${v}: ${found[i]} for ${exact}`).toBeLessThanOrEqual(accuracy.pow.ulps);
    }
  });
});

describe("the measure of errors", () => {
  it("sees two units, a flushed result and a NaN", () => {
    const next = floatOf(bitsOf(1) + 2);
    expect(errorInUlps(next, 1, 0)).toBe(2);
    expect(errorInUlps(0, 1e-38, 0)).toBeGreaterThan(1e6);
    expect(errorInUlps(NaN, 1, 0)).toBeNaN();
  });
});
