import { describe, expect, it } from "vitest";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Tuning } from "../../../src/experiment/experiment.js";
import { knownTrials, tuneFields } from "../../../src/experiment/known-trials.js";
import { trialId } from "../../../src/trial/id.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { choice, scriptedStudy } from "../../helpers/scripted-study.js";

/** Rates 0.1, 1 and 10. */
const tuning: Tuning = {
  from: 0.1,
  to: 10,
  perDecade: 1,
  extend: 0,
  seeds: 4,
  regimes: ["tuned"],
  refine: { until: 0.05, rounds: 4 },
};

const studied = (changes: Partial<Tuning>, time: (spec: TrialSpec) => number | null) =>
  scriptedStudy(
    { activations: [choice("relu")], learningRates: [], tuning: { ...tuning, ...changes } },
    (spec) => ({
      time: time(spec),
    }),
  );

function settled(changes: Partial<Tuning>, time: (spec: TrialSpec) => number | null) {
  const study = studied(changes, time);
  const [{ replicates }] = tuneFields(study.experiment, study.scores);
  return replicates[0].arms[0].points[0].settled;
}

/** Decades from the best rate, which cost a factor of `steep` each way. */
const valley =
  (best: number, steep = 10) =>
  ({ learningRate }: TrialSpec) =>
    20 * steep ** (Math.log10(learningRate / best) ** 2);

describe("a refined search", () => {
  it("comes so close to the best rate that neither neighbour costs more than it may", () => {
    const { rate, neighbourLoss, atEdge, stages } = settled({}, valley(2.2));
    expect(Math.abs(Math.log10(rate / 2.2))).toBeLessThan(0.1);
    expect(neighbourLoss).toBeGreaterThan(0);
    expect(neighbourLoss).toBeLessThanOrEqual(0.05);
    expect(atEdge).toBe(false);
    const [grid, refinement] = stages;
    expect(grid.tried.map((each) => each.rate)).toEqual([0.1, 1, 10]);
    expect(refinement.tried.map((each) => each.rate)).toContain(3.16);
    expect(refinement.best.rate).toBe(rate);
  });

  it("has seeds of its own, on which the best of the grid is tried again with its neighbours", () => {
    const [grid, refinement] = settled({}, valley(2.2)).stages;
    expect(grid.seeds).toEqual([1, 2, 3, 4]);
    expect(refinement.seeds).toEqual([5, 6, 7, 8]);
    expect(refinement.tried.map(({ rate }) => rate)).toEqual(expect.arrayContaining([0.1, 1, 10]));
    expect(refinement.tried.every(({ trials }) => trials === 4)).toBe(true);
  });

  it("names all trials of before while it goes on, so that none is passed over as no longer asked for", () => {
    const study = studied({}, valley(2.2));
    const grid = study.plan.filter(({ phase, seed }) => phase === "tune" && seed <= 4).map(trialId);
    const ids = new Set(grid);
    const scores = new Map([...study.scores].filter(([id]) => ids.has(id)));
    const named = knownTrials([study.experiment], scores).map(trialId);
    expect(named.slice(0, grid.length)).toEqual(grid);
    expect(named).toHaveLength(grid.length + 3 * 4);
  });

  it("moves on where its own seeds say that a neighbour is better than the grid's best", () => {
    const { rate } = settled({}, (spec) => valley(spec.seed > 4 ? 7 : 1)(spec));
    expect(Math.abs(Math.log10(rate / 7))).toBeLessThan(0.1);
  });

  it("takes no step where the neighbours are as good already", () => {
    const { stages, neighbourLoss } = settled({}, valley(1, 1.04));
    expect(stages[1].tried).toHaveLength(3);
    expect(neighbourLoss).toBeCloseTo(0.04, 9);
  });

  it.each([
    [1, "32 × as long"],
    [2, "2.4 × as long"],
    [3, "24 % more"],
  ])(
    "stops after %d rounds, and then says that the best can't be told: the next takes %s",
    (rounds, words) => {
      const refine = { until: 0.05, rounds };
      const time = valley(1, 1e6);
      expect(settled({ refine }, time).stages[1].tried).toHaveLength(3 + 2 * rounds);
      const { warnings } = judgeStudy(studied({ refine }, time));
      const steep = warnings.find(({ kind }) => kind === "steep rate");
      expect(steep?.cases).toEqual([`relu on spirals (${words})`]);
      const close = judgeStudy(studied({}, valley(1)));
      expect(close.warnings.map(({ kind }) => kind)).not.toContain("steep rate");
    },
  );

  it("narrows down a rate beyond which nothing arrives, and gives up where nothing arrives at all", () => {
    const { rate } = settled({}, ({ learningRate }) => (learningRate > 4 ? null : 20 / learningRate));
    expect(rate).toBeGreaterThan(3);
    expect(rate).toBeLessThanOrEqual(4);
    const never = settled({}, () => null);
    expect(never.neighbourLoss).toBe(Infinity);
    expect(never.stages[1].tried.length).toBeLessThanOrEqual(3);
  });

  it("leaves what the grid was tried on as it is without", () => {
    const [grid] = settled({}, valley(2.2)).stages;
    expect(settled({ refine: undefined }, valley(2.2)).stages).toEqual([grid]);
  });
});
