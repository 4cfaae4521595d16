import { describe, expect, test } from "vitest";
import { wrap } from "../../src/reports/terminal/cells.js";
import { either, list, percent, plural, share, shareNumber, shareToTenth } from "../../src/words/index.js";

describe("a share", () => {
  test.each([
    [0, "0 %", "0 %"],
    [0.0004, "< 0.1 %", "< 0.1 %"],
    [0.015, "1.5 %", "1.5 %"],
    [0.05, "5 %", "5.0 %"],
    [0.0996, "10 %", "10.0 %"],
    [0.424, "42 %", "42.4 %"],
    [0.996, "99.6 %", "99.6 %"],
    [0.9999, "> 99.9 %", "> 99.9 %"],
    [1, "100 %", "100 %"],
  ])("of %d is %s, to a tenth %s", (value, brief, tenth) => {
    expect(share(value)).toBe(brief);
    expect(`${shareNumber(value)} %`).toBe(brief);
    expect(shareToTenth(value)).toBe(tenth);
  });

  test("that is given is written as it was given", () => {
    expect([0.95, 0.0266, 0.999999].map(percent)).toEqual(["95 %", "2.66 %", "99.9999 %"]);
  });

  test("stays on one line with its %", () => {
    expect(wrap("in all 12 % of it", 10)).toBe("in all\n12 % of it");
    expect(wrap("accuracy ≥ 95 % first", 13)).toBe("accuracy\n≥ 95 % first");
  });
});

test("lists and numbers of things read as English", () => {
  expect([list(["a", "b", "c"]), either(["a", "b", "c"]), list(["a"])]).toEqual([
    "a, b and c",
    "a, b or c",
    "a",
  ]);
  expect([plural(1, "seed"), plural(1200, "trial")]).toEqual(["1 seed", "1,200 trials"]);
});
