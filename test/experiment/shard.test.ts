import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Experiment, Tuning } from "../../src/experiment/experiment.js";
import { knownTrials } from "../../src/experiment/known-trials.js";
import { trialScore } from "../../src/experiment/measure.js";
import { dealShares, shardGaps } from "../../src/experiment/shard.js";
import { trainingCost } from "../../src/experiment/executors/cost.js";
import type { TrialScore } from "../../src/experiment/tuning/choose.js";
import { trialId } from "../../src/trial/id.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { scriptedStudy, scriptedExperiment, choice } from "../helpers/scripted-study.js";

const tuning: Tuning = { from: 0.01, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] };
const NAMES = ["sigmoid", "tanh", "relu", "elu", "maxout", "linear"];

/** Experiments of few trials, with given rates or tuned ones, and one that is needed beside. */
const anyExperiments = fc
  .record({
    activations: fc.subarray(NAMES, { minLength: 1 }),
    networks: fc.subarray([[4], [8, 8], [2]], { minLength: 1 }),
    regimes: fc.constantFrom<Tuning["regimes"] | undefined>(undefined, ["shared"], ["tuned"], tuning.regimes),
    refine: fc.constantFrom(undefined, { until: 0.05, rounds: 2 }),
    repeated: fc.boolean(),
    needed: fc.subarray(NAMES, { minLength: 1 }),
  })
  .map(({ activations, networks, regimes, refine, repeated, needed }): [Experiment, ...Experiment[]] => {
    const search = { ...tuning, refine, ...(repeated && { tuning: "per-replicate" as const }) };
    const experiment: Experiment = {
      ...scriptedExperiment,
      activations: activations.map(choice),
      networks: networks.map((hidden) => ({ hidden })),
      seeds: [1, 2],
      ...(regimes ? { learningRates: [], tuning: { ...search, regimes } } : { learningRates: [0.1, 0.3] }),
    };
    return [experiment, { ...experiment, activations: needed.map(choice) }];
  });

/** Each activation has a best rate of its own, and one of them lies beyond the grid. */
const script = ({ activation: { label }, learningRate, seed }: TrialSpec) => ({
  time: 100 * (1 + Math.abs(Math.log10(learningRate) + NAMES.indexOf(label) - 2)) + seed,
});

/** What the trials come to once all of them are finished. */
function outcomes([experiment, ...needs]: readonly Experiment[]): ReadonlyMap<string, TrialScore> {
  const finish = (each: Experiment) => [...scriptedStudy(each, script, { needs: false }).trials()];
  return new Map(
    [experiment, ...needs].flatMap(finish).map((trial) => [trial.result.id, trialScore(trial, experiment)]),
  );
}

/** All that a shard finishes when it starts from what is known, and sees no other's trials meanwhile. */
function trainShare(
  experiments: readonly Experiment[],
  isOwn: (spec: TrialSpec) => boolean,
  all: ReadonlyMap<string, TrialScore>,
  known: ReadonlyMap<string, TrialScore> = new Map(),
): Map<string, TrialScore> {
  const scores = new Map(known);
  for (;;) {
    const missing = knownTrials(experiments, scores).filter(
      (spec) => isOwn(spec) && !scores.has(trialId(spec)),
    );
    if (missing.length === 0) return scores;
    for (const id of missing.map(trialId)) scores.set(id, all.get(id)!);
  }
}

const union = (parts: readonly ReadonlyMap<string, TrialScore>[]): Map<string, TrialScore> =>
  new Map(parts.flatMap((part) => [...part]));

const counts = fc.integer({ min: 1, max: 7 });

describe("the shares of a study", () => {
  it("are disjoint and complete, keep the trials of an arm together, and come out the same everywhere", () => {
    fc.assert(
      fc.property(anyExperiments, counts, (experiments, count) => {
        const shares = dealShares(experiments, count);
        const again = dealShares(structuredClone(experiments), count);
        const byArm = new Map<string, number>();
        for (const spec of knownTrials(experiments, outcomes(experiments))) {
          const share = shares(spec);
          expect(share).toBeGreaterThanOrEqual(1);
          expect(share).toBeLessThanOrEqual(count);
          expect(again(structuredClone(spec))).toBe(share);
          const arm = `${spec.hidden} ${spec.activation.label}`;
          expect(byArm.get(arm) ?? share).toBe(share);
          byArm.set(arm, share);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("train every trial once: first what each knows by itself, then what the field decides", () => {
    fc.assert(
      fc.property(anyExperiments, counts, (experiments, count) => {
        const all = outcomes(experiments);
        const shares = dealShares(experiments, count);
        const round = (known?: ReadonlyMap<string, TrialScore>) =>
          Array.from({ length: count }, (_, i) =>
            trainShare(experiments, (spec) => shares(spec) === i + 1, all, known),
          );
        const first = round();
        let known = union(first);
        expect(known.size).toBe(first.reduce((sum, { size }) => sum + size, 0));
        expect(shardGaps(experiments, known, count)).toEqual([]);
        if (experiments[0].tuning?.regimes.includes("shared")) {
          // The grid of a shared rate is extended up to three times each way and refined, a round each; then comes its evaluation.
          for (let i = 0, before = 0; i < 14 && known.size > before; i++) {
            before = known.size;
            known = union(round(known));
          }
        }
        expect([...known.keys()].toSorted()).toEqual([...all.keys()].toSorted());
      }),
      { numRuns: 15 },
    );
  });

  it("cost about the same", () => {
    const experiments = [
      {
        ...scriptedExperiment,
        activations: NAMES.map(choice),
        networks: [[8], [16, 16], [32, 32]].map((hidden) => ({ hidden })),
      },
    ];
    const shares = dealShares(experiments, 3);
    const costs = [0, 0, 0];
    for (const spec of knownTrials(experiments, new Map())) costs[shares(spec) - 1] += trainingCost([spec]);
    expect(Math.max(...costs) / Math.min(...costs)).toBeLessThan(1.2);
  });

  it("may be empty where there are more shards than arms", () => {
    const experiments = [{ ...scriptedExperiment, activations: ["relu", "tanh"].map(choice) }];
    const shares = dealShares(experiments, 5);
    expect(new Set(knownTrials(experiments, new Map()).map(shares))).toEqual(new Set([1, 2]));
  });
});

describe("a shard's gap", () => {
  const experiment: Experiment = {
    ...scriptedExperiment,
    activations: ["sigmoid", "tanh", "relu"].map(choice),
    learningRates: [],
    tuning,
    seeds: [1, 2],
  };
  const all = outcomes([experiment]);
  const shares = dealShares([experiment], 3);
  const isOwn = (index: number) => (spec: TrialSpec) => shares(spec) === index;

  it("is what it knew of and did not finish, so an absent shard lacks its tuning", () => {
    const scores = union([1, 3].map((index) => trainShare([experiment], isOwn(index), all)));
    const gaps = shardGaps([experiment], scores, 3);
    expect(gaps.map(({ index }) => index)).toEqual([2]);
    expect(new Set(gaps[0].missing.map(({ phase }) => phase))).toEqual(new Set(["tune"]));
    expect(gaps[0].missing).toHaveLength(3 * tuning.seeds);
  });

  it("counts trials of the next round only when nothing earlier is missing", () => {
    const scores = union([1, 2, 3].map((index) => trainShare([experiment], isOwn(index), all)));
    const evaluation = knownTrials([experiment], scores).find(
      (spec) => shares(spec) === 2 && spec.phase === "evaluate" && scores.has(trialId(spec)),
    )!;
    scores.delete(trialId(evaluation));
    expect(shardGaps([experiment], scores, 3)).toEqual([{ index: 2, count: 3, missing: [evaluation] }]);
  });
});
