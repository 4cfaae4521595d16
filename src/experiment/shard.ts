import { withSettings } from "../factors/settings.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import { trainingCost } from "./executors/cost.js";
import type { Experiment } from "./experiment.js";
import { countTrials, fieldsOf, type Arm } from "./plan.js";
import { knownTrials } from "./known-trials.js";
import type { TrialScore } from "./tuning/choose.js";
import type { TrialScores } from "./tuning/settle.js";

/** One part of a study that is trained in several places: the `index`-th of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Tells which of `count` shards, from 1, trains a trial. */
type Shares = (spec: TrialSpec) => number;

/**
 * Deals the arms of the experiments out to `count` shards, so that each tunes and evaluates its own: the largest arm
 * first, each to the shard that has least to do (longest processing time first). It depends on the experiments alone,
 * so every machine comes to the same shares; where there are fewer arms than shards, some shards get nothing.
 */
export function dealShares(experiments: readonly Experiment[], count: number): Shares {
  const loads = Array.from({ length: count }, () => 0);
  const shares = new Map<string, number>();
  for (const [arm, cost] of [...armCosts(experiments)].toSorted(([, a], [, b]) => b - a)) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] += cost;
    shares.set(arm, least + 1);
  }
  return (spec) => {
    const share = shares.get(armId(spec));
    if (share === undefined) throw new Error(`trial ${trialId(spec)} is of no arm of these experiments`);
    return share;
  };
}

/** Trials that a shard should have finished by itself. */
export interface ShardGap extends Shard {
  readonly missing: readonly TrialSpec[];
}

/**
 * What is missing from the shards of a study although they knew of it: a shard names its trials from its own scores.
 * What only the whole field can decide, the shared learning rate, is no shard's gap.
 */
export function shardGaps(
  experiments: readonly Experiment[],
  scores: TrialScores,
  count: number,
): ShardGap[] {
  const shares = dealShares(experiments, count);
  const known = knownTrials(experiments, scores).map((spec) => ({
    spec,
    id: trialId(spec),
    share: shares(spec),
  }));
  const unfinished = new Set(known.filter(({ id }) => !scores.has(id)).map(({ share }) => share));
  return [...unfinished]
    .toSorted((a, b) => a - b)
    .map((index) => {
      const own = new Map<string, TrialScore>();
      for (const { id, share } of known) {
        const score = share === index ? scores.get(id) : undefined;
        if (score !== undefined) own.set(id, score);
      }
      const named = knownTrials(experiments, own);
      return {
        index,
        count,
        missing: named.filter((spec) => shares(spec) === index && !own.has(trialId(spec))),
      };
    })
    .filter(({ missing }) => missing.length > 0);
}

/** By arm, in plan order: about what it costs to train. An arm of several experiments is trained for the largest. */
function armCosts(experiments: readonly Experiment[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const experiment of experiments) {
    const arms = fieldsOf(experiment).flat();
    const trials = countTrials(experiment) / arms.length;
    for (const { spec } of arms) {
      const id = armId(spec);
      const cost = trials * trainingCost([anyTrial(spec)]);
      costs.set(id, Math.max(cost, costs.get(id) ?? 0));
    }
  }
  return costs;
}

/** What an arm's trials have in common: the id that they would have but for phase, seed and what is tuned. */
const armId = (spec: Arm["spec"]): string => trialId(anyTrial(withSettings(spec, spec.configured ?? {})));

const anyTrial = (spec: Arm["spec"]): TrialSpec => ({ ...spec, phase: "evaluate", seed: 0, learningRate: 0 });
