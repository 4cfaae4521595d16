import { expect, test } from "vitest";
import { stream } from "../../src/random/stream.js";
import { chiSquare, correlation, draws } from "./statistics.js";

const n = 10_000;

test("a stream's name is all that it depends on", () => {
  const [a, b] = [stream(1, "spirals", 3), stream(1, "spirals", 3)];
  expect(draws(20, () => a())).toEqual(draws(20, () => b()));
});

test("names that only join to the same text are different streams", () => {
  const firsts = [stream("a", "b"), stream("ab"), stream("a,b"), stream("a", 1), stream("a", "1")].map((s) =>
    s.double(),
  );
  expect(new Set(firsts).size).toBe(5);
});

test.each([
  ["seeds", (i: number) => stream(1, "spirals", "evaluate", i, "data")],
  ["root seeds", (i: number) => stream(i, "spirals", "evaluate", 1, "data")],
  ["last parts", (i: number) => stream(1, "spirals", "evaluate", 1, "init", i)],
])("first draws are uniform and uncorrelated over neighbouring %s", (_, make) => {
  const firsts = draws(n, (i) => make(i)());
  const counts = draws(50, () => 0);
  for (const x of firsts) counts[Math.floor(x * 50)] += 1;
  expect(chiSquare(counts)).toBeLessThan(85.4); // the 0.001 point of χ² with 49 degrees of freedom
  expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(n));
});

test.each([
  ["seed", stream(1, "spirals", "tune", 0, "data"), stream(1, "spirals", "tune", 1, "data")],
  ["phase", stream(1, "spirals", "tune", 0, "data"), stream(1, "spirals", "evaluate", 0, "data")],
  ["purpose", stream(1, "spirals", "tune", 0, "data"), stream(1, "spirals", "tune", 0, "init")],
  ["data set", stream(1, "spirals", "tune", 0, "data"), stream(1, "moons", "tune", 0, "data")],
])("streams that differ in the %s are uncorrelated", (_, a, b) => {
  const [left, right] = [draws(n, () => a()), draws(n, () => b())];
  expect(Math.abs(correlation(left, right))).toBeLessThan(4 / Math.sqrt(n));
});

test("a stream draws what it always drew", () => {
  const random = stream(1, "x");
  expect([random(), random.double(), random.int32()]).toEqual([
    0.6367077608592808, 0.16062659663798673, -924894090,
  ]);
});
