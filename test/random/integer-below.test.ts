import { expect, test } from "vitest";
import { integerBelow } from "../../src/random/draws.js";
import { stream, type RandomSource } from "../../src/random/stream.js";
import { chiSquare, draws } from "./statistics.js";

test("integerBelow gives every number equally often", () => {
  const random = stream("integers");
  const counts = draws(11, () => 0);
  draws(22_000, () => (counts[integerBelow(11, random)] += 1));
  expect(chiSquare(counts)).toBeLessThan(29.6); // the 0.001 point of χ² with 10 degrees of freedom
});

test("integerBelow has no bias where n is just above half the range", () => {
  const random = stream("bias");
  const n = 2 ** 31 + 1; // draw % n alone would give small numbers twice as often
  const low = draws(4000, () => integerBelow(n, random)).filter((x) => x < n / 2).length;
  expect(Math.abs(low - 2000)).toBeLessThan(4 * Math.sqrt(1000));
});

test("integerBelow throws a draw past the last full multiple away", () => {
  const queue = [-1, 12];
  const source: RandomSource = Object.assign(() => 0, { double: () => 0, int32: () => queue.shift()! });
  expect(integerBelow(10, source)).toBe(2);
  expect(queue).toEqual([]);
});

test("integerBelow(1) is 0, and the whole range is allowed", () => {
  const random = stream("ends");
  expect(integerBelow(1, random)).toBe(0);
  expect(draws(100, () => integerBelow(2 ** 32, random)).some((x) => x > 2 ** 31)).toBe(true);
});
