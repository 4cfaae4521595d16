import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { friedmanTest, homogeneousGroups, pairwiseSignedRanks } from "../../src/stats/index.js";

interface Case {
  readonly times: readonly (readonly number[])[];
  readonly meanRanks: readonly number[];
  readonly chiSquare: number;
  readonly chiSquareP: number;
  readonly f: number | null;
  readonly fP: number;
  /** By all orders of all blocks; null where there are too many. */
  readonly exactP: number | null;
  readonly p: readonly number[];
  readonly pAdjusted: readonly number[];
}

/** What R says, see test/fixtures/stats/friedman.R. */
const cases = JSON.parse(
  readFileSync(new URL("../fixtures/stats/friedman.json", import.meta.url), "utf8"),
) as Case[];

const arrived = (time: number) => ({ reached: true, time }) as const;

test("mean ranks, chi-square, F and all p are R's, with ties and without", () => {
  expect(cases.filter(({ exactP }) => exactP !== null).length).toBeGreaterThan(10);
  for (const { times, meanRanks, chiSquare, chiSquareP, f, fP, exactP } of cases) {
    const found = friedmanTest(times);
    for (const [i, rank] of meanRanks.entries()) expect(found.meanRanks[i]).toBeCloseTo(rank, 12);
    expect(found.chiSquare).toBeCloseTo(chiSquare, 11);
    expect(found.chiSquareP).toBeCloseTo(chiSquareP, 12);
    if (f === null) expect(found.f).toBe(Infinity);
    else expect(found.f).toBeCloseTo(f, 9);
    expect(found.fP).toBeCloseTo(fP, 12);
    if (exactP !== null) expect(found.p).toBeCloseTo(exactP, 12);
  }
  const last = friedmanTest(cases[cases.length - 1].times);
  expect(last.p).toBe(last.fP);
});

test("two blocks that agree are no proof: p is the share of orders that do", () => {
  const agree = [
    [1, 2, 3],
    [10, 20, 30],
  ];
  expect(friedmanTest(agree)).toMatchObject({ f: Infinity, p: 1 / 6 });
});

test("values that are all tied, infinite ones too, show no difference", () => {
  const tied = [
    [1, 1],
    [Infinity, Infinity],
  ];
  expect(friedmanTest(tied)).toMatchObject({ meanRanks: [1.5, 1.5], chiSquare: 0, f: 0, p: 1 });
});

test("one block, and rows of several lengths, are refused", () => {
  expect(() => friedmanTest([[1, 2]])).toThrow("1 blocks of 2 treatments");
  expect(() => friedmanTest([[1, 2], [1]])).toThrow("2 blocks");
});

test("all pairs have R's signed-rank p, adjusted as R does", () => {
  const untied = cases.filter(({ p }) => p.length > 0);
  expect(untied.length).toBeGreaterThan(20);
  for (const { times, p, pAdjusted } of untied) {
    const found = pairwiseSignedRanks(times.map((row) => row.map(arrived)));
    expect(found).toHaveLength(p.length);
    for (const [i, pair] of found.entries()) {
      expect(pair.p).toBeCloseTo(p[i], 12);
      expect(pair.pAdjusted).toBeCloseTo(pAdjusted[i], 12);
    }
  }
});

test("times that never arrived take their worst case, and tell nothing of each other", () => {
  const never = { reached: false, horizon: 100 } as const;
  const blocks = Array.from({ length: 6 }, (_, i) => [arrived(i + 1), never, never]);
  const [first, second, third] = pairwiseSignedRanks(blocks);
  expect([first.p, second.p, third.p]).toEqual([0.03125, 0.03125, 1]);
});

test("two share a group just where they were not told apart, and no group is part of another", () => {
  const apart = [
    [0, 1],
    [0, 4],
    [1, 3],
    [2, 4],
  ] as const;
  const groups = homogeneousGroups(5, apart);
  for (let a = 0; a < 5; a++) {
    for (let b = a + 1; b < 5; b++) {
      const together = groups.some((group) => group.includes(a) && group.includes(b));
      expect([a, b, together]).toEqual([a, b, !apart.some(([i, j]) => i === a && j === b)]);
    }
  }
  expect(groups).toEqual([
    [0, 2, 3],
    [1, 2],
    [1, 4],
    [3, 4],
  ]);
});
