import { expect, test } from "vitest";
import { readRecords } from "../../src/analysis/records.js";
import { gatherEvidence, judge, wordsOf } from "../../src/claims/judge.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { summarizeData } from "../../src/experiment/baseline.js";
import { noise, scriptedExperiment, scriptedStudy } from "../helpers/scripted-study.js";

const arms = { compare: { activation: "relu" }, with: { activation: "tanh" } } as const;
const compared = (
  ["final_test_loss", "final_test_accuracy", "dead_share", "epochs_to_target"] as const
).flatMap((measure) => [
  { ...arms, measure, is: measure === "epochs_to_target" ? "sooner" : "less" } as const,
  { ...arms, measure, is: { equal: 0.1 } } as const,
]);
const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 4, regimes: ["shared", "tuned"] } as const;

test.each<[string, Partial<Experiment>]>([
  ["compares arms", { claims: compared }],
  ["declares the whole catalogue", { claims: ["all"] }],
  [
    "tunes rates up to the end of the grid",
    { claims: ["relu-6x-tanh", ...compared], learningRates: [], tuning },
  ],
  [
    "has a target that a constant meets",
    { claims: compared, targets: { spirals: { metric: "train_accuracy", value: 0.3 } } },
  ],
  ["has too few seeds", { claims: compared, seeds: [1, 2, 3, 4, 5] }],
  ["declares nothing", {}],
])("draws of a pilot are given the words that verdicts have, where a study %s", (_, overrides) => {
  const study = scriptedStudy(overrides, (spec) => ({
    time: { sigmoid: 120, tanh: 30, relu: 21 }[spec.activation.label]! * noise(spec, 0.15),
    linearCollapse: 1e-7,
  }));
  const data = summarizeData({ ...scriptedExperiment, ...overrides }, {});
  const evidence = gatherEvidence(study, [], readRecords(study), data);
  expect(wordsOf(evidence)).toEqual(judge(evidence).map(({ verdict }) => verdict));
});
