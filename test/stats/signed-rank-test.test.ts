import * as fc from "fast-check";
import { expect, test } from "vitest";
import { signedRankTest, type Alternative } from "../../src/stats/index.js";
import { agree, exactly, r, scipy } from "./reference.js";

const p = (values: readonly number[], alternative: Alternative, nullValue = 0): number =>
  signedRankTest(exactly(values), { alternative, nullValue }).p;

test("without ties the statistic and all three p-values are R's, against any null value", () => {
  for (const { values, mu, ...expected } of r.wilcoxon) {
    const label = `n = ${values.length}, mu = ${mu}`;
    expect(signedRankTest(exactly(values), { nullValue: mu }).statistic, label).toBe(expected.statistic);
    expect(agree(p(values, "two-sided", mu), expected.twoSided), label).toBe(true);
    expect(agree(p(values, "greater", mu), expected.greater), label).toBe(true);
    expect(agree(p(values, "less", mu), expected.less), label).toBe(true);
  }
});

test("without ties the p-values are SciPy's", () => {
  for (const { values, ...expected } of scipy.wilcoxon) {
    expect(agree(p(values, "two-sided"), expected.twoSided)).toBe(true);
    expect(agree(p(values, "greater"), expected.greater)).toBe(true);
    expect(agree(p(values, "less"), expected.less)).toBe(true);
  }
});

test("with ties and zeros they are those of all 2ⁿ signs, enumerated in R", () => {
  for (const { values, ...expected } of r.permutation) {
    const { statistic } = signedRankTest(exactly(values));
    expect(statistic, `${values}`).toBe(expected.statistic);
    expect(agree(p(values, "greater"), expected.greater), `${values}`).toBe(true);
    expect(agree(p(values, "less"), expected.less), `${values}`).toBe(true);
  }
});

test("one alternative is the other of the negated differences", () => {
  const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(
      values,
      (list) =>
        p(list, "less") ===
        p(
          list.map((x) => -x),
          "greater",
        ),
    ),
  );
});

test("rounding neither breaks a tie nor hides a zero", () => {
  expect(p([0.1 + 0.2, -0.3, 1, 2], "greater")).toBe(p([0.3, -0.3, 1, 2], "greater"));
  expect(p([0.1 + 0.2, 1, 2, 3], "greater", 0.3)).toBe(p([0.3, 1, 2, 3], "greater", 0.3));
});

test("no differences, and nothing but zeros, give p = 1", () => {
  for (const alternative of ["two-sided", "greater", "less"] as const) {
    expect(p([], alternative)).toBe(1);
    expect(p([0, 0, 0], alternative)).toBe(1);
  }
});

test("a censored p is at least the strict one of any completion, and never NaN", () => {
  const bounds = fc
    .tuple(fc.integer({ min: -6, max: 9 }), fc.constantFrom("exact", "lower", "upper", "both"))
    .map(([value, kind]) => ({
      value,
      lower: kind === "lower" || kind === "both" ? -Infinity : value,
      upper: kind === "upper" || kind === "both" ? Infinity : value,
    }));
  const censored = fc.constant({ value: 20, lower: -Infinity, upper: Infinity });
  const completion = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(fc.array(bounds, { maxLength: 10 }), censored, completion, (some, one, moves) => {
      const all = [...some, one];
      const complete = all.map(({ value, lower, upper }, i) =>
        Math.min(upper, Math.max(lower, value + moves[i])),
      );
      return (["greater", "less"] as const).every((alternative) => {
        const worst = signedRankTest(all, { alternative }).p;
        // Untied, so that permutation and strict counting are the same.
        const nudged = complete.map(
          (value, i) => value + (alternative === "greater" ? -1 : 1) * 1e-3 * 2 ** -i,
        );
        return worst >= p(nudged, alternative) - 1e-12;
      });
    }),
    { numRuns: 500 },
  );
});

test("all differences censored on both sides give p = 1", () => {
  const unknown = Array.from({ length: 10 }, () => ({ lower: -Infinity, upper: Infinity }));
  expect(signedRankTest(unknown).p).toBe(1);
});

test("differences known only to be large are still evidence", () => {
  const large = Array.from({ length: 8 }, (_, i) => ({ lower: 1 + i, upper: Infinity }));
  expect(signedRankTest(large, { alternative: "greater" }).p).toBe(2 ** -8);
  expect(signedRankTest(large, { alternative: "less" }).p).toBe(1);
});
