import { expect, it } from "vitest";
import { settleFields, tuneFields } from "../../../src/experiment/known-trials.js";
import { scriptedStudy } from "../../helpers/scripted-study.js";
import { anExperiment } from "../an-experiment.js";

const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] } as const;

it("a study settles the rates of an experiment once, and as the loop of the run does", () => {
  const experiment = anExperiment({ learningRates: [], tuning });
  const study = scriptedStudy(experiment, ({ seed }) => ({ time: 5 + seed }));
  const fields = study.tuned(experiment);
  expect(fields).toEqual(tuneFields(experiment, study.scores));
  expect(fields.map(({ settled }) => settled.length)).toEqual([1]);
  expect(study.tuned({ ...experiment })).toBe(fields);
});

it("an experiment whose rates are given has no fields to tune", () => {
  expect(settleFields(new Map())(anExperiment())).toEqual([]);
});

it.each([
  [0, [0.1, 1]],
  [2, [0.1, 1, 10, 100]],
])(
  "a grid that may grow by %d rates stops there, and says that its best rate is at its edge",
  (extend, rates) => {
    const study = scriptedStudy(
      { learningRates: [], tuning: { ...tuning, extend, regimes: ["tuned"] } },
      ({ learningRate }) => ({ time: 50 / learningRate ** 0.25 }),
    );
    const settled = study
      .tuned(study.experiment)
      .flatMap((field) => field.settled)
      .flatMap(({ arms }) => arms)
      .flatMap((arm) => arm.points.map((each) => each.settled));
    expect(settled.length).toBeGreaterThan(0);
    for (const { stages, atEdge, rate } of settled) {
      expect(stages.map(({ tried }) => tried.map((each) => each.rate))).toEqual([rates]);
      expect({ atEdge, rate }).toEqual({ atEdge: true, rate: rates.at(-1) });
    }
  },
);
