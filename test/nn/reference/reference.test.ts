import { describe, expect, test } from "vitest";
import { compileFormula } from "../../../src/formula/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { hash32 } from "../../../src/random/hash32.js";
import { normal } from "../../../src/random/draws.js";
import { stream } from "../../../src/random/stream.js";

const kernel = referenceKernel();

/** As many normal draws, the same for the same name. */
function draws(length: number, name: string): Float64Array {
  const random = stream("test", name);
  return Float64Array.from({ length }, () => normal(random));
}

function expectNear(found: Float64Array, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(found[i], `element ${i}`).toBeCloseTo(expected[i], 12);
}

describe("memory", () => {
  test("a slice shares the memory of its buffer, and what is read is a copy", () => {
    const buffer = kernel.allocate(4);
    kernel.write(kernel.slice(buffer, 1), 0, [1, 2]);
    const before = kernel.read(buffer, 0, 4);
    kernel.zero(kernel.slice(buffer, 2), 1);
    expect([...before]).toEqual([0, 1, 2, 0]);
    expect([...kernel.read(buffer, 0, 4)]).toEqual([0, 1, 0, 0]);
  });

  test("only so many elements are copied or zeroed as asked for", () => {
    const from = Float64Array.of(1, 2, 3);
    const to = kernel.allocate(3);
    kernel.copy(from, to, 2);
    kernel.zero(from, 1);
    expect([[...to], [...from]]).toEqual([
      [1, 2, 0],
      [0, 2, 3],
    ]);
  });
});

test("rows are gathered in the order given, from its start on", () => {
  const source = Float64Array.of(0, 1, 10, 11, 20, 21);
  const target = kernel.allocate(4);
  kernel.gatherRows(source, Float64Array.of(1, 2, 0), 1, target, 2, 2);
  expect([...target]).toEqual([20, 21, 0, 1]);
});

/** Σ_k f(k) for k < n, the plain way. */
const sum = (n: number, f: (k: number) => number) =>
  Array.from({ length: n }, (_, k) => f(k)).reduce((total, term) => total + term, 0);

/** The elements of a (rows, columns) matrix. */
const matrix = (rows: number, columns: number, f: (r: number, c: number) => number) =>
  Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns));

describe("a dense layer equals its definition at every size around its blocks of four", () => {
  const sizes = [1, 3, 4, 5, 8, 9];
  const shapes = sizes.flatMap((batch) =>
    sizes.flatMap((fanIn) => sizes.map((fanOut) => [batch, fanIn, fanOut] as const)),
  );

  test.each(shapes)("batch %i, %i → %i", (batch, fanIn, fanOut) => {
    const x = draws(batch * fanIn, "x");
    const w = draws(fanOut * fanIn, "w");
    const b = draws(fanOut, "b");
    const dz = draws(batch * fanOut, "dz");
    const [z, dw, db, dx] = [batch * fanOut, fanOut * fanIn, fanOut, batch * fanIn].map((length) =>
      new Float64Array(length).fill(NaN),
    );
    kernel.denseForward(x, w, b, z, batch, fanIn, fanOut);
    kernel.denseBackwardWeights(x, dz, dw, db, batch, fanIn, fanOut);
    kernel.denseBackwardInput(dz, w, dx, batch, fanIn, fanOut);
    expectNear(
      z,
      matrix(batch, fanOut, (n, o) => b[o] + sum(fanIn, (i) => x[n * fanIn + i] * w[o * fanIn + i])),
    );
    expectNear(
      dw,
      matrix(fanOut, fanIn, (o, i) => sum(batch, (n) => dz[n * fanOut + o] * x[n * fanIn + i])),
    );
    expectNear(
      db,
      matrix(1, fanOut, (_, o) => sum(batch, (n) => dz[n * fanOut + o])),
    );
    expectNear(
      dx,
      matrix(batch, fanIn, (n, i) => sum(fanOut, (o) => dz[n * fanOut + o] * w[o * fanIn + i])),
    );
  });
});

describe("an activation", () => {
  const swiglu = compileFormula("x1 * beta * x2", { beta: 1 }, ["beta"]);
  const z = Float64Array.of(2, 3, 5, 7); // two elements of two inputs
  const theta = Float64Array.of(10);

  test("gives its value with or without its partials: by each input, then by each learned parameter", () => {
    const compiled = kernel.compile(swiglu);
    expect([compiled.inputs, compiled.learned]).toEqual([2, 1]);
    const [alone, a, partials] = [kernel.allocate(2), kernel.allocate(2), kernel.allocate(6)];
    compiled.value(z, theta, alone, 2);
    compiled.forward(z, theta, a, partials, 2);
    expect([...alone]).toEqual([60, 350]);
    expect([...a]).toEqual([60, 350]);
    expect([...partials]).toEqual([30, 20, 6, 70, 50, 35]);
  });

  test("hands its gradient to its inputs, and sums that of its learned parameters", () => {
    const dz = kernel.allocate(4);
    const dTheta = Float64Array.of(NaN);
    kernel.activationBackward(
      Float64Array.of(1, 2),
      Float64Array.of(30, 20, 6, 70, 50, 35),
      dz,
      dTheta,
      2,
      2,
      1,
    );
    expect([...dz]).toEqual([30, 20, 140, 100]);
    expect([...dTheta]).toEqual([76]);
  });
});

describe("dropout", () => {
  const keys = Float64Array.of(-123_456_789);
  const length = 10_000;

  test("keeps about 1 − rate of the values, scaled so that their mean stays", () => {
    const a = new Float64Array(length).fill(1);
    const mask = kernel.allocate(length);
    kernel.dropoutForward(a, mask, keys, 7, length, 0.25);
    expect(a).toEqual(mask);
    expect(new Set(a)).toEqual(new Set([0, 1 / 0.75]));
    const kept = a.filter((value) => value > 0).length / length;
    expect(Math.abs(kept - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / length));
  });

  test("draws from the key and the element's number alone, so that two halves make the whole", () => {
    const [whole, first, second] = [draws(20, "a"), draws(20, "a"), draws(20, "a").subarray(8)];
    const mask = kernel.allocate(20);
    kernel.dropoutForward(whole, mask, keys, 2 ** 31 - 10, 20, 0.5);
    kernel.dropoutForward(first, kernel.allocate(20), keys, 2 ** 31 - 10, 8, 0.5);
    kernel.dropoutForward(second, kernel.allocate(20), keys, 2 ** 31 - 2, 12, 0.5);
    expect([...first.subarray(0, 8), ...second]).toEqual([...whole]);
    expect([...mask]).toEqual(
      Array.from({ length: 20 }, (_, i) => (hash32(keys[0], 2 ** 31 - 10 + i) >= 2 ** 31 ? 2 : 0)),
    );
  });

  test("passes the gradient where the value passed, with the same factor", () => {
    const da = Float64Array.of(1, 2, 3);
    kernel.dropoutBackward(da, Float64Array.of(0, 2, 2), 3);
    expect([...da]).toEqual([0, 4, 6]);
  });
});

test("penalties add their gradient to the weights'", () => {
  const gradients = Float64Array.of(1, 1, 1);
  kernel.penaltyBackward(Float64Array.of(2, -2, 0), gradients, 0.25, 0.5, 3);
  expect([...gradients]).toEqual([2.25, -0.25, 1]);
});

/** The cosine of the updates from the origin to p1 and on to p2. */
function cosine(p1: number[], p2: number[]): number {
  const sums = new Float64Array(1);
  kernel.updateCosine(new Float64Array(2), Float64Array.from(p1), Float64Array.from(p2), sums, 2);
  return sums[0];
}

describe("reductions", () => {
  const x = Float64Array.of(1, -4, 0, -2, 3, 0); // (2, 3)

  test("a column is added to the sum it is given", () => {
    const total = Float64Array.of(10, 10, 10);
    kernel.columnSum(x, total, 2, 3);
    expect([...total]).toEqual([9, 9, 10]);
  });

  test("a column's activity is its total, mean, total size and distance from the mean", () => {
    const found = Array.from({ length: 4 }, () => Float64Array.of(7, 7, 7));
    const [totals, means, sizes, deviations] = found;
    kernel.columnActivity(x, totals, means, sizes, deviations, 2, 3);
    expect(found.map((values) => [...values])).toEqual([
      [-1, -1, 0],
      [-0.5, -0.5, 0],
      [3, 7, 0],
      [3, 7, 0],
    ]);
  });

  test("a column's steepness is its largest size, and how often it is below the threshold; no number is neither", () => {
    const [largest, below] = [Float64Array.of(9, 9, 9), Float64Array.of(9, 9, 9)];
    kernel.columnSteepness(Float64Array.of(1, -4, NaN, -2, 3, NaN), 2, largest, below, 2, 3);
    expect([[...largest], [...below]]).toEqual([
      [2, 4, 0],
      [1, 0, 0],
    ]);
  });

  test("squares are summed", () => {
    const sums = Float64Array.of(10);
    kernel.sumSquares(x, sums, 6);
    expect(sums[0]).toBe(40);
  });

  test("sign agreement is the majority's share of the non-zero signs, over the rows that have any", () => {
    const sums = Float64Array.of(10, 10);
    const rows = Float64Array.of(1, 1, -1, 0, 0, 0, -1, 0, 0); // (3, 3)
    kernel.signAgreement(rows, sums, 3, 3);
    expect([...sums]).toEqual([10 + 2 / 3 + 1, 12]);
  });

  test("the cosine of two successive updates is 1 straight on, −1 back, 0 at a right angle, NaN at rest", () => {
    expect(cosine([1, 0], [3, 0])).toBe(1);
    expect(cosine([2, 0], [1, 0])).toBe(-1);
    expect(cosine([2, 0], [2, 5])).toBe(0);
    expect(cosine([2, 0], [2, 0])).toBeNaN();
  });
});
