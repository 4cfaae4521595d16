import { pairBySeed } from "../analysis/compare.js";
import { conditionsOf, type EvaluatedArm } from "../analysis/conditions.js";
import { ALPHA } from "../analysis/protocol.js";
import { group as groupBy } from "d3-array";
import { readRecords } from "../analysis/records.js";
import { spread, type Spread } from "../analysis/spread.js";
import { secondsPerEpoch } from "../analysis/summarize.js";
import type { Study } from "../results/study.js";
import { ratioBounds } from "../stats/bounds.js";
import type { FinishedTrial } from "../trial/result.js";
import { inverted } from "../words/index.js";
import {
  confidenceSequence,
  decide,
  hodgesLehmann,
  logRatio,
  simultaneousConfidence,
  type RatioBounds,
} from "../stats/index.js";

/** What the finished trials of an activation say. */
export interface Standing {
  readonly activation: string;
  readonly reached: number;
  readonly trials: number;
  readonly epochs: Spread | null;
  /** Undefined for the reference itself, and before any pair has finished. */
  readonly versus: VersusReference | undefined;
}

/** An activation against the reference: above 1, it reaches the target sooner. */
export interface VersusReference {
  readonly estimate: RatioBounds;
  /** Holds at every look, and together with those of all pairs of activations: whichever are compared, and whenever. */
  readonly interval: RatioBounds;
  readonly word: "faster" | "slower" | "open";
}

/** The table beneath the lanes: the seeds that have finished so far, in their order. */
export function standings(study: Study, reference: string): Standing[] {
  const [condition] = conditionsOf(study, study.experiment, readRecords(study));
  const arms = condition?.arms ?? [];
  const base = arms.find(({ label }) => label === reference);
  const pairs = (arms.length * (arms.length - 1)) / 2;
  const confidence = simultaneousConfidence(Math.max(1, pairs), 1 - ALPHA);
  return arms.map((arm) => {
    const scores = arm.trials.flatMap(({ score }) => score ?? []);
    const times = scores.map((score) => (score.reached ? score.epochs : Infinity));
    return {
      activation: arm.label,
      reached: scores.filter(({ reached }) => reached).length,
      trials: scores.length,
      epochs: spread(times, "minimize"),
      versus: base === undefined || base === arm ? undefined : compare(arm, base, confidence),
    };
  });
}

function compare(arm: EvaluatedArm, base: EvaluatedArm, confidence: number): VersusReference | undefined {
  const differences = pairBySeed(arm, base).map(({ a, b }) => logRatio(a, b));
  if (differences.length === 0) return undefined;
  const interval = ratioBounds(confidenceSequence(differences, confidence));
  return {
    estimate: ratioBounds(hodgesLehmann(differences)),
    interval,
    word: wordOf(differences.length, interval),
  };
}

function wordOf(n: number, interval: RatioBounds): VersusReference["word"] {
  if (decide({ n, interval }, { times: 1 }) === "supported") return "faster";
  return decide({ n, interval: inverted(interval) }, { times: 1 }) === "supported" ? "slower" : "open";
}

/** Mean wall-clock seconds of training one seed for an epoch, by activation; without evaluation and drawing. */
export function computingTimes(trials: readonly FinishedTrial[]): ReadonlyMap<string, number> {
  const groups = groupBy(trials, ({ spec }) => spec.activation.label);
  return new Map(
    [...groups].flatMap(([label, group]) => {
      const time = secondsPerEpoch({
        seconds: group.reduce((sum, { seconds }) => sum + seconds, 0),
        epochsTrained: group.reduce((sum, { result }) => sum + epochsOf(result), 0),
      });
      return time === null ? [] : [[label, time] as const];
    }),
  );
}

const epochsOf = (result: FinishedTrial["result"]): number =>
  result.state === "failed" ? 0 : (result.curve.epochs.at(-1) ?? 0);
