import { expect, test } from "vitest";
import { equivalenceTest, signedRankTest } from "../../src/stats/index.js";
import { exactly } from "./reference.js";

const tight = [-0.03, -0.02, -0.01, 0.01, 0.015, 0.02, 0.03, 0.04];

test("differences well inside the margin are equivalent, those at its edge are not", () => {
  expect(equivalenceTest(exactly(tight), 1.1)).toBe(2 ** -8);
  expect(equivalenceTest(exactly(tight.map((d) => d + Math.log(1.1))), 1.1)).toBeGreaterThan(0.5);
});

test("it is the larger p of the two one-sided tests", () => {
  const skewed = exactly(tight.map((d) => d + 0.08));
  const edge = Math.log(1.1);
  const above = signedRankTest(skewed, { alternative: "greater", nullValue: -edge }).p;
  const below = signedRankTest(skewed, { alternative: "less", nullValue: edge }).p;
  expect(equivalenceTest(skewed, 1.1)).toBe(Math.max(above, below));
  expect(below).toBeGreaterThan(above);
});

test("too few or censored pairs are never equivalent", () => {
  expect(equivalenceTest(exactly([0, 0]), 1.1)).toBe(0.25);
  expect(
    equivalenceTest(
      tight.map(() => ({ lower: 0, upper: Infinity })),
      1.1,
    ),
  ).toBe(1);
});

test("a margin that is not above 1 is refused", () => {
  expect(() => equivalenceTest(exactly(tight), 1)).toThrow("an equivalence margin of 1");
  expect(() => equivalenceTest(exactly(tight), NaN)).toThrow("an equivalence margin of NaN");
});
