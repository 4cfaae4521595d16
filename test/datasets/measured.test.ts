import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Samples } from "../../src/datasets/definition.js";
import { datasets } from "../../src/datasets/index.js";
import { classSizes } from "../../src/datasets/split.js";
import { stream } from "../../src/random/stream.js";

function samplesOf(name: string): Samples {
  return datasets.get(name).generate({ testShare: 0.2 }, stream("unused"));
}

function meansOf({ features, rows, width }: Samples): number[] {
  return Array.from(
    { length: width },
    (_, j) => features.filter((_value, k) => k % width === j).reduce((sum, x) => sum + x, 0) / rows,
  );
}

describe("iris", () => {
  const file = new URL("../fixtures/datasets/sklearn.json", import.meta.url);
  const theirs = JSON.parse(readFileSync(file, "utf8")).iris;

  test("has the figures of scikit-learn's, row by row", () => {
    const { features, targets } = samplesOf("iris");
    expect([...features]).toEqual(theirs.features.flat());
    expect([...targets]).toEqual(theirs.targets);
  });
});

describe("penguins", () => {
  const penguins = samplesOf("penguins");

  test("has the 342 that were measured: 151 Adelie, 68 chinstrap, 123 gentoo", () => {
    expect(classSizes(penguins.targets, 3)).toEqual([151, 68, 123]);
    expect(penguins.features.every((value) => value > 0)).toBe(true);
  });

  test("has the means that summary(penguins) prints in R's palmerpenguins", () => {
    const [length, depth, flipper, mass] = meansOf(penguins);
    expect(length).toBeCloseTo(43.92, 2);
    expect(depth).toBeCloseTo(17.15, 2);
    expect(flipper).toBeCloseTo(200.9, 1);
    expect(Math.round(mass)).toBe(4202);
  });
});
