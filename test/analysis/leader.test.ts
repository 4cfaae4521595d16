import { expect, test } from "vitest";
import { createLeaderboard } from "../../src/analysis/leader.js";
import { inventedExperiment, inventedStudy } from "../helpers/invented-study.js";

const trials = [...inventedStudy().trials()];

test("there is no leader before two activations have a trial", () => {
  const board = createLeaderboard(inventedExperiment);
  for (const trial of trials.slice(10, 20)) board.add(trial);
  expect(board.order("spirals")).toEqual([]);
});

test("the leader has the least median of what has finished", () => {
  const board = createLeaderboard(inventedExperiment);
  for (const trial of trials.slice(10, 35)) board.add(trial);
  expect(board.order("spirals")[0]).toMatchObject({ activation: "relu" });
  for (const trial of trials.slice(35)) board.add(trial);
  expect(board.order("spirals")[0].activation).toBe("maxout");
  expect(board.order("spirals")[0].medianEpochs).toBeCloseTo(17, 9);
});

test("who never arrives does not lead", () => {
  const board = createLeaderboard(inventedExperiment);
  const study = inventedStudy({}, () => ({ time: null }));
  for (const trial of study.trials()) board.add(trial);
  expect(board.order("spirals")).toEqual([]);
});

test("tuning trials, and networks that only a claim asked for, do not count", () => {
  const board = createLeaderboard(inventedExperiment);
  for (const trial of trials) {
    board.add({ ...trial, spec: { ...trial.spec, phase: "tune" } });
    board.add({ ...trial, spec: { ...trial.spec, hidden: [8] } });
  }
  expect(board.order("spirals")).toEqual([]);
});
