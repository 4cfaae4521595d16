import { expect, it } from "vitest";
import { trialScore } from "../../src/experiment/measure.js";
import { inventedStudy, type Invention } from "../helpers/invented-study.js";

/** The score of one trial that fares as invented. */
function scored(invention: Invention) {
  const study = inventedStudy({ seeds: [0] }, () => invention);
  const [trial] = study.trials();
  return trialScore(trial, study.experiment);
}

it("a trial that arrives scores its time and its last training loss", () => {
  const { epochs, finalLoss } = scored({ time: 12 });
  expect(epochs).toBeCloseTo(12, 5);
  expect(finalLoss).toBeCloseTo(0.002, 5);
});

it("a trial that never arrives has an infinite time, and a loss all the same", () => {
  const { epochs, finalLoss } = scored({ time: null });
  expect(epochs).toBe(Infinity);
  expect(finalLoss).toBeCloseTo(0.75, 3);
});

it("a trial that diverges has an infinite loss, whether or not it arrived before", () => {
  expect(scored({ time: null, divergesAt: 5 })).toEqual({ epochs: Infinity, finalLoss: Infinity });
  const { epochs, finalLoss } = scored({ time: 3, divergesAt: 50 });
  expect(epochs).toBeCloseTo(3, 5);
  expect(finalLoss).toBe(Infinity);
});

it("a trial that failed scores nothing but infinities", () => {
  expect(scored({ time: 3, failure: "no" })).toEqual({ epochs: Infinity, finalLoss: Infinity });
});
