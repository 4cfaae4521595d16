import { describe, expect, it } from "vitest";
import {
  bestPoint,
  bestSharedPoint,
  summarizePoint,
  type TriedPoint,
} from "../../../src/experiment/tuning/choose.js";
import { rateAlone } from "../../../src/experiment/tuning/point.js";

const tried = (rate: number, change: Partial<TriedPoint> = {}): TriedPoint => ({
  ...rateAlone(rate),
  trials: 3,
  reached: 3,
  medianEpochs: 10,
  medianFinalLoss: 0.1,
  ...change,
});

describe("summarizePoint", () => {
  it("has the medians, in which a trial that never arrives is later than every other", () => {
    const scores = [
      { epochs: Infinity, finalLoss: 0.5 },
      { epochs: 4, finalLoss: 0.2 },
      { epochs: 9, finalLoss: Infinity },
    ];
    expect(summarizePoint(rateAlone(0.1), scores)).toEqual({
      ...rateAlone(0.1),
      trials: 3,
      reached: 2,
      medianEpochs: 9,
      medianFinalLoss: 0.5,
    });
  });

  it("has an infinite median where half or more of the trials never arrive", () => {
    const scores = [3, Infinity, Infinity, 5].map((epochs) => ({ epochs, finalLoss: epochs }));
    expect(summarizePoint(rateAlone(0.1), scores)).toMatchObject({
      medianEpochs: Infinity,
      medianFinalLoss: Infinity,
    });
  });
});

describe.each([
  ["bestPoint", bestPoint],
  ["bestSharedPoint", bestSharedPoint],
])("%s", (_name, choose) => {
  it.each([
    ["the smallest median time", [tried(1), tried(2, { medianEpochs: 9 }), tried(3)], 2],
    [
      "the smallest final loss among equal times",
      [tried(1), tried(2), tried(3, { medianFinalLoss: 0.05 })],
      3,
    ],
    ["the smaller rate where all else is equal", [tried(3), tried(1), tried(2)], 1],
    [
      "the smallest final loss where none arrives",
      [1, 2, 3].map((rate) => tried(rate, { medianEpochs: Infinity, medianFinalLoss: rate === 2 ? 1 : 2 })),
      2,
    ],
    [
      "a rate that trains over those that all diverge",
      [1, 2].map((rate) =>
        tried(rate, { medianEpochs: Infinity, medianFinalLoss: rate === 1 ? Infinity : 9 }),
      ),
      2,
    ],
    [
      "the smaller rate where all diverge",
      [2, 1].map((rate) => tried(rate, { medianEpochs: Infinity, medianFinalLoss: Infinity })),
      1,
    ],
  ])("takes %s", (_title, rates, best) => {
    expect(choose(rates).rate).toBe(best);
  });
});

it("a field takes the rate at which most trials arrive before the quickest one", () => {
  const often = tried(1, { reached: 3, medianEpochs: 50 });
  const quickly = tried(2, { reached: 2, medianEpochs: 5 });
  expect(bestSharedPoint([often, quickly]).rate).toBe(1);
  expect(bestPoint([often, quickly]).rate).toBe(2);
});
