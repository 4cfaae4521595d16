import * as fc from "fast-check";
import { expect, test } from "vitest";
import { holm } from "../../src/stats/index.js";
import { agree, r } from "./reference.js";

test("the adjustment is the one of R's p.adjust", () => {
  for (const { p, adjusted } of r.holm) {
    for (const [i, value] of holm(p).entries()) expect(agree(value, adjusted[i]), `${p}`).toBe(true);
  }
});

test("it keeps the order, adjusts nothing downwards, and nothing beyond Bonferroni", () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(shares, (p) => {
      const adjusted = holm(p);
      return p.every((value, i) => {
        const inOrder = p.every((other, j) => other <= value || adjusted[i] <= adjusted[j]);
        return inOrder && adjusted[i] >= value && adjusted[i] <= Math.min(1, value * p.length);
      });
    }),
  );
});

test("what is not a probability is refused", () => {
  expect(() => holm([0.1, NaN])).toThrow("a p-value is NaN");
});
