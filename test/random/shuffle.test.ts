import { expect, test } from "vitest";
import { permutation, shuffle } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { chiSquare, draws } from "./statistics.js";

test("permutation gives each of the 24 orders of four equally often", () => {
  const random = stream("orders");
  const counts = new Map<string, number>();
  draws(24_000, () => {
    const order = permutation(4, random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  });
  expect(counts.size).toBe(24);
  expect(chiSquare([...counts.values()])).toBeLessThan(49.7); // the 0.001 point of χ² with 23 degrees of freedom
});

test("permutation holds every number once, none for none", () => {
  expect([...permutation(100, stream("all"))].toSorted((a, b) => a - b)).toEqual(draws(100, (i) => i));
  expect([...permutation(0, stream("none"))]).toEqual([]);
});

test("permutation draws what it always drew", () => {
  expect([...permutation(10, stream("known", 3))]).toEqual([7, 6, 8, 0, 4, 3, 5, 9, 1, 2]);
});

test("shuffle works in place on arrays of anything", () => {
  const words = ["a", "b", "c", "d"];
  expect(shuffle(words, stream("words"))).toBe(words);
  expect(words.toSorted()).toEqual(["a", "b", "c", "d"]);
});
