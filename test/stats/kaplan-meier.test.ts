import { expect, test } from "vitest";
import { kaplanMeier, type EventTime } from "../../src/stats/index.js";
import { agree, r } from "./reference.js";

test("the curve is the one of R's survfit", () => {
  for (const expected of r.survival) {
    const trials = expected.time.map((time, i): EventTime =>
      expected.reached[i] === 1 ? { reached: true, time } : { reached: false, horizon: time },
    );
    const steps = kaplanMeier(trials);
    expect(steps.map(({ time }) => time)).toEqual(expected.times);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual(expected.atRisk);
    expect(steps.map(({ events }) => events)).toEqual(expected.events);
    expect(steps.map(({ censored }) => censored)).toEqual(expected.censored);
    for (const [i, { survival, standardError }] of steps.entries()) {
      expect(agree(survival, expected.survival[i]), `survival at ${steps[i].time}`).toBe(true);
      expect(agree(standardError, expected.standardError[i]), `error at ${steps[i].time}`).toBe(true);
    }
  }
});

test("no trials give no steps", () => {
  expect(kaplanMeier([])).toEqual([]);
});
