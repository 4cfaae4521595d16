import { describe, expect, it } from "vitest";
import { outlookOf } from "../../src/experiment/outlook.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import type { Tuning } from "../../src/experiment/experiment.js";
import { anExperiment } from "./an-experiment.js";

const tuning: Tuning = { from: 0.01, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] };

describe("the outlook of an experiment", () => {
  it("counts the trials and groups of its plan where learning rates are given", () => {
    const experiment = anExperiment({ learningRates: [0.1, 0.2] });
    expect(outlookOf([experiment], 4)).toMatchObject({
      cells: 4,
      tuning: 0,
      tuningAtMost: 0,
      evaluation: givenRateTrials(experiment).length,
    });
    // Two activations, each with 2 rates on 3 seeds: six trials fill a group of four and one of two.
    expect(outlookOf([experiment], 4).workloads.map(({ trials, groups }) => [trials, groups])).toEqual([
      [6, 2],
      [6, 2],
    ]);
  });

  it("counts what tuning asks for, and at most can ask for when every grid is extended", () => {
    const outlook = outlookOf([anExperiment({ learningRates: [], tuning })], 4);
    const arms = 2;
    expect(outlook.tuning).toBe(arms * 3 * tuning.seeds);
    expect(outlook.tuningAtMost).toBe(arms * (3 + 6) * tuning.seeds);
    expect(outlook.evaluation).toBe(arms * 2 * 3);
    expect(outlook.cells).toBe(arms * 2);
  });

  it("counts tuning once for each seed where it is repeated, and at most every rate that refines a grid", () => {
    const repeated = anExperiment({ learningRates: [], tuning: { ...tuning, tuning: "per-replicate" } });
    expect(outlookOf([repeated], 4)).toMatchObject({ tuning: 3 * 2 * 3 * 2, tuningAtMost: 3 * 2 * 9 * 2 });
    expect(outlookOf([repeated], 4).evaluation).toBe(2 * 2 * 3);
    const refine = { until: 0.05, rounds: 2 };
    const refined = anExperiment({ learningRates: [], tuning: { ...tuning, refine } });
    expect(outlookOf([refined], 4)).toMatchObject({
      tuning: 2 * 3 * 2,
      tuningAtMost: 2 * (9 + 9 + 2 * 2 * 2) * 2,
    });
  });

  it("counts the first seeds and the last, where comparisons go on until they are decided", () => {
    const experiment = anExperiment({ seeds: [1, 2, 3, 4, 5], from: 2 });
    const whole = anExperiment({ seeds: [1, 2, 3, 4, 5] });
    expect(outlookOf([experiment], 4).evaluation).toBe((givenRateTrials(whole).length * 2) / 5);
    expect(outlookOf([experiment], 4).evaluationAtMost).toBe(givenRateTrials(whole).length);
    expect(outlookOf([whole], 4).evaluationAtMost).toBe(givenRateTrials(whole).length);
    const tuned = anExperiment({ seeds: [1, 2, 3], from: 2, learningRates: [], tuning });
    expect(outlookOf([tuned], 4)).toMatchObject({ evaluation: 2 * 2 * 2, evaluationAtMost: 2 * 2 * 3 });
  });

  it("counts a trial once that two experiments ask for", () => {
    const own = anExperiment();
    const more = anExperiment({ seeds: [1, 2, 3, 4] });
    expect(outlookOf([own, more], 4).evaluation).toBe(givenRateTrials(more).length);
  });
});
