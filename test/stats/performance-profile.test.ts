import { expect, test } from "vitest";
import { performanceProfile } from "../../src/stats/index.js";

test("a profile is the share of problems solved within each factor of the best", () => {
  const times = [
    [10, 20, 10],
    [30, 10, Infinity],
    [8, 8, 12],
    [5, 15, 5],
  ];
  expect(performanceProfile(times, [1, 1.5, 2, 3, 100])).toEqual([
    [0.75, 0.75, 0.75, 1, 1],
    [0.5, 0.5, 0.75, 1, 1],
    [0.5, 0.75, 0.75, 0.75, 0.75],
  ]);
});

test("a problem that nobody solved counts for nobody", () => {
  expect(
    performanceProfile(
      [
        [Infinity, Infinity],
        [1, 1],
      ],
      [1, 1e9],
    ),
  ).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
});

test("a time of 0 is the best, and any other time is infinitely worse", () => {
  expect(performanceProfile([[0, 3, 0]], [1, 1e9])).toEqual([
    [1, 1],
    [0, 0],
    [1, 1],
  ]);
});

test("no problems are refused", () => {
  expect(() => performanceProfile([], [1])).toThrow("the times is empty");
});
