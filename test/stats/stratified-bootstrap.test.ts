import { expect, test } from "vitest";
import { integerBelow, normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { interquartileMean, stratifiedBootstrap } from "../../src/stats/index.js";

const strata = [
  [1, 2, 3, 4, 5, 6],
  [11, 12, 14, 18],
];

const inOrder = (values: readonly number[]) => Array.from(new Float64Array(values).toSorted());

function run(name: string): ReturnType<typeof stratifiedBootstrap> {
  return stratifiedBootstrap(strata, interquartileMean, stream(name));
}

test("the same stream gives the same interval, another stream another", () => {
  expect(run("one")).toEqual(run("one"));
  expect(run("one")).not.toEqual(run("two"));
});

test("each stratum is resampled within itself", () => {
  const seen = new Set<string>();
  const statistic = (pooled: readonly number[]): number => {
    seen.add(`${pooled.length}: ${pooled.filter((value) => value > 10).length}`);
    return pooled[0];
  };
  stratifiedBootstrap(strata, statistic, stream("strata"), { resamples: 50 });
  expect([...seen]).toEqual(["10: 4"]);
});

test("a statistic is given what was drawn, one draw for each value, in ascending order", () => {
  const tied = [
    [3, -Infinity, 1, 1],
    [2, 1, Infinity],
  ];
  const seen: (readonly number[])[] = [];
  stratifiedBootstrap(tied, (pooled) => seen.push([...pooled]), stream("drawn"), { resamples: 20 });
  const random = stream("drawn");
  const drawn = Array.from({ length: 20 }, () =>
    tied.flatMap((stratum) => stratum.map(() => stratum[integerBelow(stratum.length, random)])),
  );
  expect(seen).toEqual([tied.flat(), ...drawn].map(inOrder));
});

test("the interval of an interquartile mean covers it about as often as it says", () => {
  const random = stream("bootstrap coverage");
  const repetitions = 300;
  let covered = 0;
  for (let i = 0; i < repetitions; i++) {
    const sample = [0, 0].map((centre) => Array.from({ length: 20 }, () => centre + normal(random)));
    const { lower, upper } = stratifiedBootstrap(sample, interquartileMean, random, { resamples: 300 });
    if (lower <= 0 && upper >= 0) covered++;
  }
  expect(covered / repetitions).toBeGreaterThan(0.89);
  expect(covered / repetitions).toBeLessThan(0.985);
});

test("an empty stratum and an impossible confidence are refused", () => {
  expect(() => stratifiedBootstrap([[1], []], interquartileMean, stream(1))).toThrow("a stratum is empty");
  expect(() => stratifiedBootstrap([], interquartileMean, stream(1))).toThrow("the sample is empty");
  expect(() => stratifiedBootstrap([[1]], interquartileMean, stream(1), { confidence: 1 })).toThrow(
    "the confidence is 1",
  );
});
