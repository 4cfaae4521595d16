import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EXACT_RANKS, normalQuantile, signedRankTail } from "../../src/stats/index.js";
import { signedRankCritical } from "../../src/stats/signed-rank-interval.js";
import { agree, r } from "./reference.js";

const untied = (n: number): number[] => Array.from({ length: n }, (_, i) => 2 * (i + 1));

test("without ties the tail is R's psignrank", () => {
  for (const { n, q, p } of r.tails) {
    for (const [i, sum] of q.entries()) {
      expect(agree(signedRankTail(untied(n), 2 * sum), p[i]), `P(W ≤ ${sum}) at n = ${n}`).toBe(true);
    }
  }
});

test("with ties it is the share of all signs, tried one by one", () => {
  const ranks = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(ranks, fc.integer({ min: -1, max: 100 }), (doubledRanks, limit) => {
      let within = 0;
      for (let signs = 0; signs < 2 ** doubledRanks.length; signs++) {
        const sum = doubledRanks.reduce((total, rank, i) => total + ((signs >> i) & 1) * rank, 0);
        if (sum <= limit) within++;
      }
      return agree(signedRankTail(doubledRanks, limit), within / 2 ** doubledRanks.length);
    }),
  );
});

test("the order of the ranks makes no difference", () => {
  expect(signedRankTail([6, 2, 4], 4)).toBe(signedRankTail([2, 4, 6], 4));
});

test("critical values are R's qsignrank, and none where no outcome is rare enough", () => {
  for (const { n, tail, quantile } of r.criticals) {
    expect(tail.map((share) => signedRankCritical(n, share))).toEqual(quantile);
  }
  expect(signedRankCritical(5, 0.025)).toBe(0);
  expect(signedRankCritical(6, 0.025)).toBe(1);
});

test("where the normal approximation takes over it is within 1e-4 of the exact tail", () => {
  const n = EXACT_RANKS;
  const mean = (n * (n + 1)) / 4;
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  for (const p of [0.001, 0.025, 0.2, 0.5, 0.9]) {
    const sum = Math.round(mean + normalQuantile(p) * deviation);
    const oneMore = [...untied(n), 2]; // a second rank 1, tossed: half the time it adds 1
    const exact = (signedRankTail(untied(n), 2 * sum) + signedRankTail(untied(n), 2 * (sum - 1))) / 2;
    expect(Math.abs(signedRankTail(oneMore, 2 * sum) - exact)).toBeLessThan(1e-4);
  }
});
