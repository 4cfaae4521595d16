import { describe, expect, test } from "vitest";
import { rowSplitter, type Split, type Splitter, type SplitSubject } from "../../src/datasets/split.js";
import { groupSplitter, timeSplitter } from "../../src/datasets/split-units.js";
import type { Units } from "../../src/datasets/table.js";
import { stream } from "../../src/random/stream.js";
import sklearn from "../fixtures/datasets/group-shuffle-split.json" with { type: "json" };

const rowNumbers = (rows: number) => Int32Array.from({ length: rows }, (_, row) => row);

const subject = (rows: number, testShare: number, classes?: readonly number[]): SplitSubject => ({
  label: "mine",
  rows,
  classes,
  classNames: classes === undefined ? ["0"] : [...new Set(classes)].toSorted().map(String),
  testShare,
});

const split = (splitter: Splitter, rows: number, seed = 1): Split =>
  splitter.split(rowNumbers(rows), { least: 1, random: stream("split", seed) });

/** Rows of each unit or class in turn. */
const inTurn = (sizes: readonly number[]) =>
  sizes.flatMap((size, c) => Array.from({ length: size }, () => c));

describe("rows are split at random:", () => {
  test.each([
    [640, 0.2, 128],
    [10, 0.25, 3],
    [2, 0.01, 1],
    [2, 0.9, 1],
    [20, 0.9, 18],
  ])("of %i, %f are %i rows for the test", (rows, share, expected) => {
    const { train, test: held } = split(rowSplitter(subject(rows, share)), rows);
    expect(held.length).toBe(expected);
    expect(new Set([...train, ...held]).size).toBe(rows);
  });

  test.each([
    [[214, 213, 213], 0.2, [43, 43, 42]],
    [[2, 2], 0.01, [1, 1]],
    [[2, 98], 0.5, [1, 49]],
    [[2, 8], 0.9, [1, 7]],
    [[100, 10, 2], 0.1, [9, 1, 1]],
  ])("from classes of %j the share %f takes %j", (sizes, share, expected) => {
    const classes = inTurn(sizes);
    const { train, test: held } = split(rowSplitter(subject(classes.length, share, classes)), classes.length);
    expect(sizes.map((_, c) => [...held].filter((row) => classes[row] === c).length)).toEqual(expected);
    expect(new Set([...train, ...held]).size).toBe(classes.length);
  });

  test("a part's rows are in random order, so that the first rows are of every class", () => {
    const classes = inTurn([100, 100, 100]);
    const { train } = split(rowSplitter(subject(300, 0.2, classes)), 300);
    for (const c of [0, 1, 2]) {
      const among = [...train.subarray(0, 60)].filter((row) => classes[row] === c).length;
      expect(among).toBeGreaterThan(8);
    }
  });
});

const unitsOf = (by: Units["by"], of: readonly number[]): Units => ({
  by,
  column: "unit",
  count: Math.max(...of) + 1,
  of: Int32Array.from(of),
});

describe("groups are never split:", () => {
  test.each(sklearn.cases)(
    "of $groups groups, the share $testShare tests on $test, as in scikit-learn",
    ({ groups, testShare, test: expected, train: rest }) => {
      const of = inTurn(Array.from({ length: groups }, (_, group) => 1 + (group % 4)));
      const units = unitsOf("group", of);
      const seen = new Set<string>();
      for (let seed = 0; seed < 20; seed++) {
        const { train, test: held } = split(
          groupSplitter(subject(of.length, testShare), units),
          of.length,
          seed,
        );
        const [trained, tested] = [train, held].map((rows) => new Set([...rows].map((row) => of[row])));
        expect([tested.size, trained.size]).toEqual([expected, rest]);
        expect([...tested].filter((unit) => trained.has(unit))).toEqual([]);
        expect(train.length + held.length).toBe(of.length);
        seen.add([...tested].toSorted().join());
      }
      expect(seen.size).toBeGreaterThan(1);
    },
  );

  test("every class stays in the training part, however few groups have it", () => {
    const of = inTurn(Array.from({ length: 12 }, () => 5));
    const classes = of.map((group) => (group < 2 ? 1 : 0));
    for (let seed = 0; seed < 50; seed++) {
      const splitter = groupSplitter(subject(60, 0.5, classes), unitsOf("group", of));
      const { train } = split(splitter, 60, seed);
      expect(new Set([...train].map((row) => classes[row])).size).toBe(2);
    }
    const lonely = of.map((group) => (group < 1 ? 1 : 0));
    expect(() => split(groupSplitter(subject(60, 0.5, lonely), unitsOf("group", of)), 60)).toThrow(
      'data set "mine": class 1 is in 1 of the 12 groups of "unit"',
    );
    expect(() =>
      groupSplitter(subject(60, 0.5), unitsOf("group", of)).reserve(
        Int32Array.from([0, 5]),
        stream("reserve"),
      ),
    ).toThrow('data set "mine": its rows are of 2 groups of "unit"');
  });
});

describe("time is cut:", () => {
  const of = inTurn(Array.from({ length: 50 }, (_, time) => 1 + (time % 3)));
  const rows = of.length;
  const splits = Array.from({ length: 200 }, (_, seed) =>
    split(timeSplitter(subject(rows, 0.2), unitsOf("time", of)), rows, seed),
  );
  const timesOf = (part: Int32Array) =>
    [...new Set([...part].map((row) => of[row]))].toSorted((a, b) => a - b);

  test("every test row is later than every training row, and rows of one time stay together", () => {
    for (const { train, test: held } of splits) {
      const [trained, tested] = [timesOf(train), timesOf(held)];
      expect(trained.at(-1)! + 1).toBe(tested[0]);
      expect([trained.length, tested.length]).toEqual([30, 10]);
      expect(train.length + held.length).toBe(
        of.filter((time) => time >= trained[0] && time <= tested.at(-1)!).length,
      );
    }
  });

  test("the seed draws the cut among all that there are, up to the file's end", () => {
    const cuts = new Set(splits.map(({ test: held }) => timesOf(held)[0]));
    expect([...cuts].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 11 }, (_, i) => 30 + i));
  });

  test("two times are the fewest, and three where rates are searched", () => {
    const units = unitsOf("time", [0, 0, 0, 1]);
    const splitter = timeSplitter(subject(4, 0.5), units);
    expect([...split(splitter, 4).test]).toEqual([3]);
    expect(() => splitter.reserve(rowNumbers(4), stream("reserve"))).toThrow('"unit" has 2 different times');
  });
});
