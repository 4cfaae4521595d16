import type { Bounds, RatioBounds, Sampling, VerdictWord } from "../stats/index.js";
import type { Sourced } from "../sources/cite.js";
import type { ComparedMeasure } from "../experiment/experiment.js";
import type { ConditionFactor, FactorName, FactorValue } from "../factors/index.js";
import type { Settings } from "../factors/settings.js";
import type { Where } from "./conditions.js";
import type { Crossing } from "./course.js";
import type { PairMeasure } from "./pair-measures.js";

export type { VerdictWord };

/** What a claim is judged by, as claims.csv names it. */
export type Measure =
  | ComparedMeasure
  | "epochs_times_parameters"
  | "gradient_ratio_per_layer"
  | "mean_activation"
  | "died_share_difference"
  | "parameters"
  | "largest_error"
  | "seconds_per_element"
  | "seconds_per_step";

/** Measures of the wall-clock: they differ from run to run, and stand in timing-claims.csv alone. */
export const isClock = (measure: Measure): boolean => measure.startsWith("seconds_");

/** Measures of which values or differences are compared, and 0 is no difference; of all others ratios, where 1 is none. */
const PLAIN: ReadonlySet<Measure> = new Set<Measure>([
  "mean_activation",
  "died_share_difference",
  "largest_error",
  "final_test_accuracy",
  "best_test_accuracy",
  "dead_share",
]);

export const isRatio = (measure: Measure): boolean => !PLAIN.has(measure);

/** What a verdict would have been at one target of the ladder. */
export interface Rung {
  readonly value: number;
  /** Whether it is the target that the experiment declares, at its first crossing. */
  readonly declared: boolean;
  readonly crossing: Crossing;
  readonly n: number;
  readonly censored: number;
  readonly estimate: RatioBounds;
  /** 95 %, by itself. */
  readonly interval: RatioBounds;
  /** As wide as that of the declared target, on which its verdict rests. */
  readonly simultaneous: RatioBounds;
  /** What the ratio alone says, where the claim has other parts as well. */
  readonly verdict: VerdictWord;
}

/** A comparison of times over the ladder of targets, from the easiest to the hardest, first crossings and then sustained ones. */
export interface TargetLadder {
  readonly metric: string;
  readonly rungs: readonly Rung[];
}

/** One of the two sides of a comparison. */
export interface Side {
  /** The activation's name, as tables have it, with the factors in which it differs from the other side's. */
  readonly label: string;
  /** Null where no training, or training at several rates, is compared. */
  readonly learningRate: number | null;
  /** The side's activation and its values of the other factors in which two arms differ, where arms are compared. */
  readonly values?: Readonly<Partial<Record<FactorName, FactorValue>>>;
  /** What was tuned together with the learning rate; left out where nothing was. */
  readonly settings?: Settings;
}

/** What the choice of the learning rates, once for all seeds, makes of a verdict at own best rates. */
interface RateChoice {
  readonly tuningSeeds: number;
  /** 95 %, by itself, of the ratio at the best of the rates that were tried. */
  readonly interval: RatioBounds;
  /** The same at the confidence of the family: the verdict's word rests on it. */
  readonly simultaneous: RatioBounds;
  /** What the word would be if the chosen rates were surely the best. */
  readonly verdictWithout: VerdictWord;
}

/** What was found about one claim in one condition. */
export interface Verdict extends Sourced {
  readonly claim: string;
  /** Declared in the config before anything that judges it was trained, or not. */
  readonly status: "declared" | "exploratory";
  readonly statement: string;
  /** What was measured when the claim was first made. */
  readonly original: string;
  /** Null where the formula alone decides; of what the clock decides, the network of b. */
  readonly where: Where | null;
  /** Ratios are of b to a: above 1, a is the smaller (the faster). */
  readonly a: Side | null;
  readonly b: Side | null;
  /** Factors in which a and b differ, beside activation and learning rate: of these `where` has a's value. */
  readonly varied: readonly ConditionFactor[];
  readonly measure: Measure;
  /** Between which values the measure is claimed to lie; null where the claim is another, or "at least `times`". */
  readonly claimed: Bounds | null;
  /** The claimed factor; null where none is claimed. */
  readonly times: number | null;
  readonly estimate: RatioBounds | null;
  /** 95 %, by itself. */
  readonly interval: RatioBounds | null;
  /** 95 %, of the median by the sign test; the estimate is of the pseudo-median, which skew tells apart from it. */
  readonly medianInterval: RatioBounds | null;
  /** Where each activation has its own best rate, chosen once for all seeds; else null. */
  readonly rateChoice: RateChoice | null;
  /** So wide that those of all `measurements` hold together with 95 %; the verdict's word rests on it, moved by `rateChoice`. */
  readonly simultaneous: RatioBounds | null;
  readonly n: number;
  readonly censored: number;
  /** Where it is sequential, intervals and p hold at every look; null where nothing is tested. */
  readonly sampling: Sampling | null;
  /** Two-sided, of the value that had to be excluded for this word, by itself. Null where it was computed exactly. */
  readonly p: number | null;
  /** Times `measurements`: at most 0.05 where the word is not "inconclusive", but for what caps a verdict. */
  readonly pAdjusted: number | null;
  /** Distinct ones of all verdicts of the same status that are tested in the same way (trials or clock). */
  readonly measurements: number;
  /** A best learning rate lies at its grid's edge: what a better one could change is not decided. */
  readonly atEdge: boolean;
  readonly verdict: VerdictWord;
  /** The same at other targets than the declared one, exploratory; null where times to target are not compared. */
  readonly targets: TargetLadder | null;
  /** a and b compared by all that there is; empty where times to target are not compared. */
  readonly pairMeasures: readonly PairMeasure[];
  /** What was found, in words, without verdict, place and full stop. */
  readonly finding: string;
  /** More that was seen and explains it, in the same form; empty where there is nothing. */
  readonly details: string;
  /** Pairs in all that would probably decide an inconclusive verdict; null when more pairs would not, or none are needed. */
  readonly seedsNeeded: number | null;
  /** From how many to how many that may be: a tenth of samples like this one ask for fewer, a tenth for more. Null of fewer than two. */
  readonly seedsNeededRange: Bounds | null;
}

/** What weakens a study's conclusions, and what can be done about it; of one kind all cases together. */
export interface Warning {
  readonly kind: WarningKind;
  /** Where: "sigmoid on spirals". */
  readonly cases: readonly string[];
  /** What is the matter, without the cases and full stop: "the best learning rate is the last of its grid". */
  readonly problem: string;
  /** What the user can do, without full stop. */
  readonly remedy: string;
}

export type WarningKind =
  | "incomplete"
  | "few seeds"
  | "few seeds for so many"
  | "few tuning seeds"
  | "grid edge"
  | "steep rate"
  | "overflow"
  | "diverged by overflow"
  | "diverged"
  | "failed"
  | "unequal cost"
  | "unequal size"
  | "met by a constant"
  | "censored"
  | "reached at once"
  | "coarse evaluation"
  | "short horizon"
  | "declared again";
