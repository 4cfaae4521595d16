import { expect, it } from "vitest";
import { settleFields, tuneFields } from "../../../src/experiment/schedule.js";
import { scriptedStudy } from "../../helpers/scripted-study.js";
import { anExperiment } from "../an-experiment.js";

const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] } as const;

it("a study settles the rates of an experiment once, and as the loop of the run does", () => {
  const experiment = anExperiment({ learningRates: [], tuning });
  const study = scriptedStudy(experiment, ({ seed }) => ({ time: 5 + seed }));
  const fields = study.tuned(experiment);
  expect(fields).toEqual(tuneFields(experiment, study.scores));
  expect(fields.map(({ state }) => state)).toEqual(["tuned"]);
  expect(study.tuned({ ...experiment })).toBe(fields);
});

it("an experiment whose rates are given has no fields to tune", () => {
  expect(settleFields(new Map())(anExperiment())).toEqual([]);
});
