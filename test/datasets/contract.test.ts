import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Dataset, Samples } from "../../src/datasets/definition.js";
import { datasets } from "../../src/datasets/index.js";
import { drawnSamples, makeDataset } from "../../src/datasets/make-dataset.js";
import { ActbenchError } from "../../src/errors.js";

function make(
  name: string,
  parameters: Record<string, unknown> = {},
  seed = 3,
  phase = "evaluate",
  root = 1,
): Dataset {
  return makeDataset({ label: name, name, parameters }, root, phase, seed);
}

function bytes({ train, test: held }: Dataset): Buffer {
  return Buffer.concat(
    [train.features, train.targets, held.features, held.targets].map((part) => Buffer.from(part.buffer)),
  );
}

function column({ features, width }: Samples, j: number): Float64Array {
  return features.filter((_, k) => k % width === j);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function expectStandardised(values: Float64Array): void {
  expect(meanOf(values)).toBeCloseTo(0, 10);
  expect(meanOf(values.map((x) => x * x))).toBeCloseTo(1, 10);
}

/** SHA-256 of the bytes of seed 3; they may change only by intent, and then CHANGELOG says so. */
const known: Record<string, string> = {
  spirals: "f7d49a9385e9e61f",
  moons: "ee34911fa335b8eb",
  circles: "a4c97de0e69f0a3a",
  xor: "65324dc91502560c",
  gaussians: "5d5411d57bb02633",
  checkerboard: "24996f8bdcbe4e7f",
  gaussian_quantiles: "cfb9500d6a26b5eb",
  hypercube: "4ad9851a499603cb",
  teacher_classification: "f15c5c08d4c30baa",
  plane: "6908b0e291cf5306",
  sine: "cc786a1c44d7a6da",
  friedman1: "6a726d7f63a26e9b",
  teacher_regression: "8ac8c0c00fef666f",
  iris: "93b5283e4b7637eb",
  penguins: "0d0d23d8957ba7b8",
};

const has = (key: string) => (dataset: (typeof datasets.members)[number]) =>
  key in dataset.parameters.parse({});
const generated = datasets.members.filter(has("samples"));
const measured = datasets.members.filter(({ licence }) => licence !== undefined);

describe.each(datasets.members)("$name", ({ name, task, outputs, parameters, source, title }) => {
  const dataset = make(name);
  const defaults = parameters.parse({});

  test("has the shape that it declares", () => {
    for (const part of [dataset.train, dataset.test]) {
      expect(part.width).toBe(dataset.width);
      expect(part.features.length).toBe(part.rows * dataset.width);
      expect(part.targets.length).toBe(part.rows);
    }
    expect(dataset.outputs).toBe(outputs(defaults));
    const drawn = drawnSamples({ label: name, name, parameters: {} }, 1, "evaluate", 3);
    expect(drawn).toMatchObject({ task, outputs: dataset.outputs });
  });

  test("holds finite numbers only", () => {
    for (const { features, targets } of [dataset.train, dataset.test]) {
      expect(features.every(Number.isFinite) && targets.every(Number.isFinite)).toBe(true);
    }
  });

  test("is standardised on the training part", () => {
    for (let j = 0; j < dataset.width; j++) expectStandardised(column(dataset.train, j));
    if (task === "regression") expectStandardised(dataset.train.targets);
  });

  test("gives the same bytes for the same seed, and the bytes it always gave", () => {
    expect(bytes(make(name)).equals(bytes(dataset))).toBe(true);
    expect(createHash("sha256").update(bytes(dataset)).digest("hex").slice(0, 16)).toBe(known[name]);
  });

  test("gives other bytes for another seed, phase or root seed", () => {
    const others = [make(name, {}, 4), make(name, {}, 3, "tune"), make(name, {}, 3, "evaluate", 2)];
    const distinct = new Set([dataset, ...others].map((each) => bytes(each).toString("base64")));
    expect(distinct.size).toBe(4);
  });

  test("refuses an unknown parameter and one out of bounds", () => {
    expect(() => make(name, { sample: 100 })).toThrow(ActbenchError);
    expect(() => make(name, { testShare: 1 })).toThrow(ActbenchError);
  });

  test("says what every parameter means, and where it is from", () => {
    const shape = (parameters as unknown as { shape: Record<string, { description?: string }> }).shape;
    for (const [key, schema] of Object.entries(shape)) expect(schema.description, key).toMatch(/\S/);
    expect(Object.keys(defaults).toSorted()).toEqual(Object.keys(shape).toSorted());
    expect(title && source).toMatch(/\S/);
  });
});

describe.each(generated)("$name", ({ name }) => {
  test("has 512 training and 128 test rows by default", () => {
    const { train, test: held } = make(name);
    expect([train.rows, held.rows]).toEqual([512, 128]);
  });

  test("works without noise and with the fewest samples", () => {
    for (const samples of [20, 21, 640]) {
      const { train, test: held } = make(name, { noise: 0, samples });
      expect(train.rows + held.rows).toBe(samples);
      expect(train.features.every(Number.isFinite)).toBe(true);
    }
  });

  test("has parts of the same size for every seed", () => {
    const sizes = [0, 1, 2, 3, 4, 5].map(
      (seed) => make(name, { samples: 101, testShare: 0.33 }, seed).train.rows,
    );
    expect(new Set(sizes)).toEqual(new Set([68]));
  });

  test("draws its noise", () => {
    expect(bytes(make(name, { noise: 0 })).equals(bytes(make(name, { noise: 0.5 })))).toBe(false);
  });

  test("refuses too few samples, and noise below 0", () => {
    expect(() => make(name, { samples: 19 })).toThrow(ActbenchError);
    expect(() => make(name, { noise: -1 })).toThrow(ActbenchError);
  });
});

const rows = ({ train, test: held }: Dataset) => train.rows + held.rows;

describe.each(measured)("$name", ({ name }) => {
  test("shows every seed all of its rows", () => {
    expect(rows(make(name, {}, 1))).toBe(rows(make(name, { testShare: 0.5 }, 2)));
  });
});

test("all data sets are either generated or measured", () => {
  expect([...generated, ...measured]).toEqual(datasets.members);
});

describe.each(datasets.members.filter(({ task }) => task === "classification"))("$name", ({ name }) => {
  test("has every class in both parts, each with its share", () => {
    for (const testShare of [0.02, 0.2, 0.5, 0.9]) {
      const { train, test: held, outputs } = make(name, { testShare });
      for (let c = 0; c < outputs; c++) {
        const inTest = held.targets.filter((target) => target === c).length;
        const inTrain = train.targets.filter((target) => target === c).length;
        expect(Math.min(inTest, inTrain)).toBeGreaterThan(0);
        expect(Math.abs(inTest - testShare * (inTest + inTrain))).toBeLessThanOrEqual(1);
      }
    }
  });

  test("numbers its classes from 0", () => {
    const { train, outputs } = make(name);
    expect([...new Set(train.targets)].toSorted()).toEqual(Array.from({ length: outputs }, (_, c) => c));
  });
});

describe.each(datasets.members.filter(has("classes")))("$name", ({ name }) => {
  test.each([2, 5, 10])("makes %i classes of the fewest samples", (classes) => {
    const { train, test: held, outputs } = make(name, { classes, samples: 20, noise: 0 });
    expect(outputs).toBe(classes);
    expect(new Set([...train.targets, ...held.targets]).size).toBe(classes);
  });
});

describe.each(datasets.members.filter(has("dimensions")))("$name", ({ name }) => {
  test.each([5, 6, 64])("has %i dimensions when asked", (dimensions) => {
    const dataset = make(name, { dimensions });
    expect(dataset.width).toBe(dimensions);
    for (let j = 0; j < dimensions; j++) expectStandardised(column(dataset.train, j));
  });
});
