import { expect, test } from "vitest";
import { splitRows, splitStratified } from "../../src/datasets/split.js";
import { stream } from "../../src/random/stream.js";

test.each([
  [640, 0.2, 128],
  [10, 0.25, 3],
  [2, 0.01, 1],
  [2, 0.9, 1],
  [20, 0.9, 18],
])("splitRows keeps %i × %f = %i rows for the test", (rows, share, expected) => {
  const { train, test: held } = splitRows(rows, share, stream("rows"));
  expect(held.length).toBe(expected);
  expect(new Set([...train, ...held]).size).toBe(rows);
});

test.each([
  [[214, 213, 213], 0.2, [43, 43, 42]],
  [[2, 2], 0.01, [1, 1]],
  [[2, 98], 0.5, [1, 49]],
  [[2, 8], 0.9, [1, 7]],
  [[100, 10, 2], 0.1, [9, 1, 1]],
])("splitStratified takes from classes of %j the share %f: %j", (sizes, share, expected) => {
  const classes = sizes.flatMap((size, c) => Array.from({ length: size }, () => c));
  const { train, test: held } = splitStratified(classes, sizes.length, share, stream("classes"));
  expect(sizes.map((_, c) => [...held].filter((row) => classes[row] === c).length)).toEqual(expected);
  expect(new Set([...train, ...held]).size).toBe(classes.length);
});

test("a split's rows are in random order, so that the first rows are of every class", () => {
  const classes = [0, 1, 2].flatMap((c) => Array.from({ length: 100 }, () => c));
  const { train } = splitStratified(classes, 3, 0.2, stream("order"));
  for (const c of [0, 1, 2]) {
    const among = [...train.subarray(0, 60)].filter((row) => classes[row] === c).length;
    expect(among).toBeGreaterThan(8);
  }
});
