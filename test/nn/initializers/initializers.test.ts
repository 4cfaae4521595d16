import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { initializers, type WeightShape } from "../../../src/nn/initializers/index.js";
import { normal } from "../../../src/random/draws.js";
import { stream } from "../../../src/random/stream.js";

interface Fixture {
  readonly gain: number;
  readonly spreads: { name: string; fanOut: number; fanIn: number; spread: number }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/nn/initializers.json", import.meta.url), "utf8"),
);

const shapeOf = (shape: Partial<WeightShape> = {}): WeightShape => ({
  fanIn: 5,
  fanOut: 3,
  gain: fixture.gain,
  layer: 1,
  layers: 3,
  random: stream("test", "init"),
  ...shape,
});

const fill = (name: string, shape: Partial<WeightShape> = {}, parameters: Record<string, number> = {}) => {
  const initializer = initializers.get(name);
  return initializer.fill(initializer.parameters.parse(parameters), shapeOf(shape));
};

/** The standard draws that an initialiser scales, from the stream that `shapeOf` gives it. */
const draws = {
  normal: (count: number) => {
    const random = stream("test", "init");
    return Float64Array.from({ length: count }, () => normal(random));
  },
  uniform: (count: number) => {
    const random = stream("test", "init");
    return Float64Array.from({ length: count }, () => 2 * random.double() - 1);
  },
};

function expectNear(found: Float64Array, expected: Float64Array): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i], 14);
}

describe.each(initializers.members)("$title", ({ name, usesGain, parameters }) => {
  test("fills (fanOut, fanIn) with finite weights", () => {
    const weights = fill(name, { fanIn: 7, fanOut: 2 });
    expect(weights.length).toBe(14);
    expect(weights.every(Number.isFinite)).toBe(true);
  });

  test("scales by the gain exactly if it says so", () => {
    const [once, twice] = [fill(name, { gain: 1 }), fill(name, { gain: 2 })];
    expect(twice).toEqual(usesGain ? once.map((weight) => 2 * weight) : once);
  });

  test("refuses a parameter that it does not have", () => {
    expect(parameters.safeParse({ sdt: 1 }).success).toBe(false);
  });
});

describe("the same standard draws, scaled as torch.nn.init scales them", () => {
  test.each(fixture.spreads)("$name ($fanOut, $fanIn)", ({ name, fanOut, fanIn, spread }) => {
    const standard = name.endsWith("uniform") ? draws.uniform : draws.normal;
    const expected = standard(fanOut * fanIn).map((draw) => spread * draw);
    expectNear(fill(name, { fanOut, fanIn }), expected);
  });

  test("normal and uniform take their spread as a parameter", () => {
    expectNear(
      fill("normal", {}, { std: 0.3 }),
      draws.normal(15).map((draw) => 0.3 * draw),
    );
    expectNear(
      fill("uniform", {}, { limit: 0.3 }),
      draws.uniform(15).map((draw) => 0.3 * draw),
    );
  });

  test("SIREN's limit is 1 / fanIn in the first layer and √(6 / fanIn) / ω₀ in the others", () => {
    const standard = draws.uniform(15);
    expectNear(
      fill("siren", { layer: 0 }),
      standard.map((draw) => draw / 5),
    );
    expectNear(
      fill("siren", { layer: 1 }, { omega0: 10 }),
      standard.map((draw) => (draw * Math.sqrt(6 / 5)) / 10),
    );
  });
});

test("zeros are zero and constants the constant, whatever the stream", () => {
  expect(fill("zeros")).toEqual(new Float64Array(15));
  expect(fill("constant", {}, { value: -0.5 })).toEqual(new Float64Array(15).fill(-0.5));
});

/** The mean square of many weights. */
function variance(name: string): number {
  const weights = fill(name, { fanIn: 200, fanOut: 100, gain: 1 });
  return weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length;
}

test("the variance of many weights is the one promised", () => {
  for (const name of ["auto", "lecun_normal", "lecun_uniform"]) {
    expect(Math.abs(200 * variance(name) - 1)).toBeLessThan(0.04);
  }
  for (const name of ["he_normal", "he_uniform"]) {
    expect(Math.abs(100 * variance(name) - 1)).toBeLessThan(0.04);
  }
  for (const name of ["xavier_normal", "xavier_uniform"]) {
    expect(Math.abs(150 * variance(name) - 1)).toBeLessThan(0.04);
  }
  expect(200 * variance("orthogonal")).toBeCloseTo(1, 10);
});
