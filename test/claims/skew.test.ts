import { expect, test } from "vitest";
import { decisiveInterval, decisiveP, measureDifferences } from "../../src/analysis/location.js";
import { ALONE, verdictOf } from "../../src/claims/decide.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { stream } from "../../src/random/stream.js";
import type { Bounds, Sampling } from "../../src/stats/index.js";
import { scriptedStudy } from "../helpers/scripted-study.js";
import { exactly } from "../stats/reference.js";

// test/bench/coverage-words.mjs prints the full table.

const STUDIES = 500;
const measured = (differences: readonly Bounds[], sampling: Sampling) =>
  measureDifferences(differences, { scale: "ratio", sampling });

/** Of studies of two activations whose median ratio is 1, of exponential noise: how many say "faster". */
function falseWords(pairs: number, sampling: Sampling, shape?: "symmetric"): number {
  const random = stream("skewed", pairs, sampling);
  let said = 0;
  for (let i = 0; i < STUDIES; i++) {
    const differences = exactly(
      Array.from({ length: pairs }, () => -Math.log(1 - random.double()) - Math.LN2),
    );
    const terms = { ...ALONE, ...(shape && { shape }) };
    if (verdictOf(measured(differences, sampling), terms, 1) === "supported") said++;
  }
  return said / STUDIES;
}

// 2.5 % and three standard errors.
const MOST = 0.025 + 3 * Math.sqrt((0.025 * 0.975) / STUDIES);

test.each([10, 20, 40])(
  "of %i skewed pairs a word about the median is no more often false than it may",
  (n) => {
    expect(falseWords(n, "fixed")).toBeLessThan(MOST);
    expect(falseWords(n, "sequential")).toBeLessThan(MOST);
  },
);

test("signed ranks alone, which assume symmetric differences, are false far more often", () => {
  expect(falseWords(40, "fixed", "symmetric")).toBeGreaterThan(0.1);
});

test("the p of a word is the smallest 1 − confidence at which the interval that it rests on leaves the value out", () => {
  const random = stream("p of both");
  for (const sampling of ["fixed", "sequential"] as const) {
    for (let i = 0; i < 50; i++) {
      const sample = measured(
        exactly(Array.from({ length: 12 + i }, () => random.double() - 0.42)),
        sampling,
      );
      const p = decisiveP(sample, 1);
      if (p > 0.5) continue;
      expect(p).toBeGreaterThan(1e-9);
      const excludes = (confidence: number) => {
        const { lower, upper } = decisiveInterval(sample, confidence);
        return lower > 1 || upper < 1;
      };
      expect(excludes(1 - p * 1.0001)).toBe(true);
      expect(excludes(1 - p * 0.9999)).toBe(false);
    }
  }
});

test("ranks and signs that exclude it on different sides decide nothing", () => {
  const differences = exactly(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 9 : -1) * (1 + i / 1000)));
  const sample = measured(differences, "fixed");
  const { lower, upper } = decisiveInterval(sample, 0.95);
  expect(Math.log(lower)).toBeLessThan(0);
  expect(Math.log(upper)).toBeGreaterThan(0);
  expect(decisiveP(sample, 1)).toBe(1);
});

test("where only symmetry would decide, the finding says so", () => {
  const longer = [1, 1, 1, 1, 1, 1, -0.1, -0.2, -0.3, 1];
  const [{ verdict, finding, p }] = judgeStudy(
    scriptedStudy(
      { claims: [{ faster: "relu", than: "tanh", times: 1 }], seeds: longer.map((_, i) => i + 1) },
      ({ activation, seed }) => ({
        time: 20 * (activation.label === "tanh" ? Math.exp(longer[seed - 1] * (1 + seed / 100)) : 1),
      }),
    ),
  ).verdicts;
  expect(verdict).toBe("inconclusive");
  expect(p).toBeGreaterThan(0.05);
  expect(finding).toContain(
    "if the differences are symmetric, but signs, which assume no shape, leave it open",
  );
});
