import { pairBySeed } from "../analysis/compare.js";
import { conditionsOf } from "../analysis/conditions.js";
import { readRecords } from "../analysis/records.js";
import { spread, type Spread } from "../analysis/spread.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Study } from "../results/study.js";
import { comparePaired, decide, simultaneousConfidence, type RatioBounds } from "../stats/index.js";

/** The chance that any interval of a race ever misses, however often one looks. */
const ALPHA = 0.05;

/**
 * The confidence of the j-th look, counted from 1: α/(j(j + 1)) is spent at each, which comes to α over all looks
 * together, so that one may stop whenever one likes.
 */
export const confidenceOfLook = (look: number): number => 1 - ALPHA / (look * (look + 1));

/** What the finished trials of an activation say. */
export interface Standing {
  readonly activation: string;
  readonly reached: number;
  readonly trials: number;
  readonly epochs: Spread | null;
  /** Against the reference; undefined for itself, and before any pair has finished. */
  readonly versus:
    { readonly estimate: RatioBounds; readonly interval: RatioBounds; readonly word: Word } | undefined;
}

export type Word = "faster" | "slower" | "open";

/** The table beneath the lanes, at the j-th look at the study. */
export function standings(study: Study, experiment: Experiment, reference: string, look: number): Standing[] {
  const [condition] = conditionsOf(study, experiment, readRecords(study));
  const arms = condition?.arms ?? [];
  const base = arms.find(({ label }) => label === reference);
  const confidence = simultaneousConfidence(
    Math.max(1, arms.length - 1),
    confidenceOfLook(Math.max(1, look)),
  );
  return arms.map((arm) => {
    const scores = arm.trials.flatMap(({ score }) => score ?? []);
    const pairs = base === undefined || base === arm ? [] : pairBySeed(arm, base);
    const comparison = pairs.length === 0 ? undefined : comparePaired(pairs, { confidence });
    return {
      activation: arm.label,
      reached: scores.filter(({ reached }) => reached).length,
      trials: scores.length,
      epochs: spread(
        scores.map((score) => (score.reached ? score.epochs : Infinity)),
        "minimize",
      ),
      versus: comparison && { ...comparison, word: wordOf(comparison) },
    };
  });
}

function wordOf({ n, interval }: { readonly n: number; readonly interval: RatioBounds }): Word {
  if (decide({ n, interval }, { times: 1 }) === "supported") return "faster";
  const turned = { lower: 1 / interval.upper, upper: 1 / interval.lower };
  return decide({ n, interval: turned }, { times: 1 }) === "supported" ? "slower" : "open";
}
