import { expect, test } from "vitest";
import { hash32 } from "../../src/random/hash32.js";
import { chiSquare, correlation, draws } from "./statistics.js";

test.each([
  [0, 0, 3578996390],
  [1, 0, 2273891234],
  [0, 1, 66301850],
  [-1, 7, 2386017678],
  [0x12345678, 1_000_000, 2139804885],
  [5, -1, 1954209428],
])("hash32(%i, %i) is %i", (key, counter, expected) => {
  expect(hash32(key, counter)).toBe(expected);
});

test("hash32 takes key and counter modulo 2³²", () => {
  expect(hash32(2 ** 32 - 1, 2 ** 32 + 3)).toBe(hash32(-1, 3));
});

test.each([
  ["along the counter", (i: number) => hash32(12345, i)],
  ["along the key", (i: number) => hash32(i, 7)],
])("hash32 is uniform %s, in its high bits and in its low", (_, hash) => {
  for (const bits of [(x: number) => x >>> 26, (x: number) => x & 63]) {
    const counts = draws(64, () => 0);
    draws(64_000, (i) => (counts[bits(hash(i))] += 1));
    expect(chiSquare(counts)).toBeLessThan(103.5); // the 0.001 point of χ² with 63 degrees of freedom
  }
});

test("hash32 shows no correlation between neighbouring keys and counters", () => {
  const n = 20_000;
  const base = draws(n, (i) => hash32(9, i));
  for (const [key, shift] of [
    [10, 0],
    [8, 0],
    [9, 1],
    [9, 32],
    [10, 1],
  ]) {
    const other = draws(n, (i) => hash32(key, i + shift));
    expect(Math.abs(correlation(base, other)), `key ${key}, shift ${shift}`).toBeLessThan(4 / Math.sqrt(n));
  }
});

test("hash32 flips half of the bits when one bit of the key or the counter flips", () => {
  for (let bit = 0; bit < 32; bit += 1) {
    const flips = draws(2000, (i) => [
      hash32(i, 5) ^ hash32(i ^ (1 << bit), 5),
      hash32(5, i) ^ hash32(5, i ^ (1 << bit)),
    ]).flat();
    const share = flips.reduce((sum, x) => sum + ones(x), 0) / (32 * flips.length);
    expect(Math.abs(share - 0.5), `bit ${bit}`).toBeLessThan(0.01);
  }
});

function ones(x: number): number {
  return (x >>> 0).toString(2).replaceAll("0", "").length;
}
