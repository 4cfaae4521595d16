import { describe, expect, test } from "vitest";
import { datasetDifferences, isApart, type TimesBySeed } from "../../src/analysis/dataset-differences.js";
import { hodgesLehmann, signedRankInterval, signInterval, type EventTime } from "../../src/stats/index.js";

const HORIZON = 100;
const timeOf = (time: number): EventTime =>
  time < HORIZON ? { reached: true, time } : { reached: false, horizon: HORIZON };

/** A data set's times: of each seed from 1, those of all activations. */
const stratum = (rows: readonly (readonly number[])[]): TimesBySeed =>
  new Map(rows.map((row, i) => [i + 1, row.map(timeOf)]));

/** On so many data sets, of so many seeds, b takes `ratioOn(data set, seed)` times as long as a. */
const study = (datasets: number, seeds: number, ratioOn: (dataset: number, seed: number) => number) =>
  Array.from({ length: datasets }, (_, i) =>
    stratum(Array.from({ length: seeds }, (__, s) => [5 + s / 8, (5 + s / 8) * ratioOn(i, s)])),
  );

const differ = (strata: readonly TimesBySeed[], labels: readonly string[] = ["a", "b"]) =>
  datasetDifferences(labels, strata, "fixed");

const wobble = (i: number) => Math.exp(Math.sin(17 * i) / 4);

const exactly = (values: readonly number[]) => values.map((x) => ({ lower: x, upper: x }));

describe("a pair of activations", () => {
  test("is compared by the mean log ratio of each seed on these data sets, and of each data set on others", () => {
    const [{ onThese, onOthers }] = differ(
      study(7, 12, (dataset, seed) => 1.5 * wobble(dataset) * wobble(50 + seed)),
    ).pairs;
    const datasets = Array.from({ length: 7 }, (_, i) => Math.log(wobble(i)));
    const shift = Math.log(1.5) + datasets.reduce((sum, x) => sum + x, 0) / 7;
    const seeds = exactly(Array.from({ length: 12 }, (_, s) => shift + Math.log(wobble(50 + s))));
    const [ranks, signs] = [signedRankInterval(seeds), signInterval(seeds)];
    expect(onThese).toMatchObject({ n: 12, censored: 0 });
    expect(Math.log(onThese.estimate.lower)).toBeCloseTo(hodgesLehmann(seeds).lower, 12);
    expect(Math.log(onThese.interval.lower)).toBeCloseTo(Math.min(ranks.lower, signs.lower), 12);
    expect(Math.log(onThese.interval.upper)).toBeCloseTo(Math.max(ranks.upper, signs.upper), 12);
    expect(onOthers.n).toBe(7);
    // As wide as the data sets are apart, however alike the seeds are.
    const width = Math.log(onOthers.interval.upper / onOthers.interval.lower);
    expect(width).toBeCloseTo(Math.max(...datasets) - Math.min(...datasets), 1);
  });

  test("that differs by one ratio everywhere is told apart on these data sets, but not on others of which five are known", () => {
    const { pairs, needed } = differ(study(5, 10, () => 2));
    const [{ onThese, onOthers }] = pairs;
    expect(onThese.interval.lower).toBeCloseTo(2, 12);
    expect(onOthers.estimate.lower).toBeCloseTo(2, 12);
    expect(onOthers.interval).toEqual({ lower: 0, upper: Infinity, bound: "unknown" });
    expect([isApart(onThese), isApart(onOthers)]).toEqual([true, false]);
    expect(needed).toEqual({ seeds: 6, datasets: 6 });
    expect(isApart(differ(study(6, 10, () => 2)).pairs[0].onOthers)).toBe(true);
  });

  test("that is faster here and slower there differs on none, whatever each data set says", () => {
    const [{ onThese, onOthers }] = differ(
      study(6, 10, (dataset, seed) => (dataset % 2 === 0 ? 2 : 1 / 2) * wobble(seed)),
    ).pairs;
    expect([isApart(onThese), isApart(onOthers)]).toEqual([false, false]);
  });

  test("the other way round has the inverse ratio", () => {
    const strata = study(6, 9, (dataset, seed) => 1.3 * wobble(dataset) * wobble(20 + seed));
    const turned = strata.map((times) => new Map([...times].map(([seed, row]) => [seed, row.toReversed()])));
    const [{ onThese, onOthers }] = differ(strata).pairs;
    const [other] = differ(turned).pairs;
    expect(other.onThese.interval.upper).toBeCloseTo(1 / onThese.interval.lower, 12);
    expect(other.onOthers.interval.lower).toBeCloseTo(1 / onOthers.interval.upper, 12);
  });
});

test("a time beyond the horizon leaves one side open, and a seed that lacks a data set counts on none", () => {
  const strata = study(3, 8, (dataset, seed) => (dataset === 0 && seed < 2 ? 50 : 2));
  const [{ onThese, onOthers }] = differ(strata).pairs;
  expect(onThese).toMatchObject({ n: 8, censored: 2 });
  expect(onThese.interval.lower).toBeCloseTo(2, 12);
  expect(onThese.interval.upper).toBe(Infinity);
  expect(onOthers).toMatchObject({ n: 3, censored: 0 });
  const fewer = [strata[0], strata[1], new Map([...strata[2]].slice(1))];
  expect(differ(fewer).pairs[0].onThese).toMatchObject({ n: 7, censored: 1 });
});

test("more pairs widen each other's intervals, so that those of all hold together", () => {
  const ratios = [1, 1.4, 2.1];
  const of = (count: number) =>
    differ(
      Array.from({ length: 3 }, (_, i) =>
        stratum(
          Array.from({ length: 12 }, (__, s) =>
            ratios.slice(0, count).map((ratio, k) => 4 * ratio * wobble(40 * k + 7 * i + s)),
          ),
        ),
      ),
      ["a", "b", "c"].slice(0, count),
    );
  const [two, three] = [of(2), of(3)];
  expect(three.pairs.map(({ activations }) => activations.join())).toEqual(["a,b", "a,c", "b,c"]);
  expect(three.pairs[0].onThese.estimate).toEqual(two.pairs[0].onThese.estimate);
  expect(three.pairs[0].onThese.interval.lower).toBeLessThan(two.pairs[0].onThese.interval.lower);
  expect(three.needed).toEqual({ seeds: 7, datasets: 7 });
});
