import type { Condition, EvaluatedArm } from "../analysis/conditions.js";
import { readRecords, type TrialRecord } from "../analysis/records.js";
import { isClock, type Verdict } from "../analysis/verdict.js";
import type { DatasetSummary } from "../datasets/summary.js";
import { nextLook } from "../experiment/looks.js";
import { keptIn } from "../kept.js";
import { integerBelow } from "../random/draws.js";
import { stream, type RandomSource } from "../random/stream.js";
import type { Study } from "../results/study.js";
import { FEWEST_PAIRS, quantile, type Sampling } from "../stats/index.js";
import type { Claim, Evidence } from "./definition.js";
import { areSettled, gatherEvidence, judge, wordsOf } from "./judge.js";

/** How well it should be known that so many seeds decide. */
export const POWER = 0.8;

/** How many pilots are drawn from the one at hand, as it might have come out as well, and studies from each. */
const PILOTS = 20;
const STUDIES = 10;

/** How a study is to be made that the power is asked of. */
export interface PowerOptions {
  /** Seeds that it is to have. */
  readonly seeds: number;
  /** Whether it is looked at before its last seed. */
  readonly sampling: Sampling;
  /** The most seeds that are tried. */
  readonly most: number;
  /** By default those of the pilot's config. */
  readonly claims?: readonly Claim[];
  readonly data?: readonly DatasetSummary[];
}

/** What one comparison of a pilot lets expect. Numbers of seeds are null beyond the most that were tried. */
export interface ComparisonPower extends Pick<
  Verdict,
  "claim" | "where" | "a" | "b" | "estimate" | "verdict"
> {
  /** On how many tuning seeds its rates were chosen once; null where they were not. No number of pairs makes up for few. */
  readonly tuningSeeds: number | null;
  /** Pairs of the pilot. */
  readonly n: number;
  /** The chance that the study's own number of seeds decides it. */
  readonly chance: number;
  /** So many decide it in 8 of 10 studies: give its verdict a word, or where it goes on until then, one that stays. */
  readonly seeds: number | null;
  /** The same by pilots such as this one might have been: nine in ten say at least, and at most, so many. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** All that a pilot lets expect. */
export interface PilotPower {
  /** Seeds that it has of every network. */
  readonly pilotSeeds: number;
  readonly comparisons: readonly ComparisonPower[];
}

/**
 * How many seeds would decide each comparison of a study, and the chance that they do: studies are drawn from a pilot
 * and judged, all their verdicts together, by the function that judges the real one. A pilot is itself a sample, so that
 * pilots are drawn from it first (with replacement, as in Efron's bootstrap), and studies from each of those.
 *
 * Cost: some hundred judgements at each of a dozen numbers of seeds.
 */
export function powerOf(pilot: Study, options: PowerOptions): PilotPower {
  const evidence = gatherEvidence(pilot, [], readRecords(pilot), options.data ?? []);
  const own = judge(evidence, options.claims);
  const tries = triedSeeds(options);
  const shared = sharedSeeds(evidence);
  const random = stream("power", pilot.experiment.seed);
  const decided = Array.from({ length: PILOTS }, () => {
    const seeds = drawn(shared, shared.length, random);
    return Array.from({ length: STUDIES }, () =>
      decidedAt(evidence, drawn(seeds, Math.max(...tries), random), tries, options),
    );
  });
  const comparisons = own.flatMap((verdict, i) => {
    if (verdict.p === null || isClock(verdict.measure)) return [];
    const { claim, where, a, b, estimate, n } = verdict;
    const byPilot = decided.map((studies) => studies.map((study) => study.map((each) => each[i])));
    const chances = chancesOf(byPilot.flat());
    const needed = byPilot.map((studies) => firstEnough(chancesOf(studies), tries));
    return [
      {
        claim,
        where,
        a,
        b,
        estimate,
        verdict: verdict.verdict,
        tuningSeeds: verdict.rateChoice?.tuningSeeds ?? null,
        n,
        chance: chances[tries.indexOf(options.seeds)],
        seeds: finiteOrNull(firstEnough(chances, tries)),
        atLeast: finiteOrNull(quantile(needed, 0.1)),
        atMost: finiteOrNull(quantile(needed, 0.9)),
      },
    ];
  });
  return { pilotSeeds: shared.length, comparisons };
}

/** The seeds that every network was trained on; where comparisons went on until they were decided, the first ones. */
function sharedSeeds({ experiment, conditions }: Evidence): number[] {
  const arms = conditions(experiment).flatMap((condition) => condition.arms);
  return experiment.seeds.filter((each) =>
    arms.every(({ trials }) => trials.some(({ seed }) => seed === each)),
  );
}

/** Numbers of seeds that are tried, ascending: a quarter more each time, and the one that is asked about. */
function triedSeeds({ seeds, most }: PowerOptions): number[] {
  const tries = new Set([seeds]);
  for (let n = FEWEST_PAIRS; tries.add(n) && n < most;) n = nextLook(n, most);
  return [...tries].toSorted((a, b) => a - b);
}

const drawn = (values: readonly number[], count: number, random: RandomSource): number[] =>
  Array.from({ length: count }, () => values[integerBelow(values.length, random)]);

/** Which verdicts of one study are decided at each number of seeds, as it grows. */
function decidedAt(
  evidence: Evidence,
  seeds: readonly number[],
  tries: readonly number[],
  { sampling, claims }: PowerOptions,
): (readonly boolean[])[] {
  let last: readonly boolean[] = [];
  const whole = withArms(evidence, (arm) => redrawn(arm, seeds, sampling));
  return tries.map((n) => {
    // What is settled at any look stays so.
    if (sampling === "sequential" && last.length > 0 && last.every(Boolean)) return last;
    const resampled = withArms(whole, (arm) => ({
      ...arm,
      trials: arm.trials.filter(({ seed }) => seed < n),
    }));
    last =
      sampling === "sequential"
        ? areSettled(resampled, claims)
        : wordsOf(resampled, claims).map((word) => word !== "inconclusive");
    return last;
  });
}

/** The arm of a study whose i-th seed came out as `seeds[i]` did. */
function redrawn(arm: EvaluatedArm, seeds: readonly number[], sampling: Sampling): EvaluatedArm {
  const bySeed = new Map(arm.trials.map((trial) => [trial.seed, trial]));
  const trials = seeds.flatMap((seed, i): TrialRecord[] => {
    const trial = bySeed.get(seed);
    return trial === undefined ? [] : [{ ...trial, seed: i }];
  });
  return { ...arm, trials, sampling };
}

/** The same evidence with other arms; those of a condition are made once. */
function withArms(evidence: Evidence, armOf: (arm: EvaluatedArm) => EvaluatedArm): Evidence {
  const known = new Map<Condition, Condition>();
  const conditionOf = (condition: Condition): Condition =>
    keptIn(known, condition, () => ({ ...condition, arms: condition.arms.map(armOf) }));
  return { ...evidence, conditions: (experiment) => evidence.conditions(experiment).map(conditionOf) };
}

/** The share of studies that are decided at each number of seeds. */
const chancesOf = (studies: readonly (readonly boolean[])[]): number[] =>
  studies[0].map((_, k) => studies.filter((study) => study[k]).length / studies.length);

const firstEnough = (chances: readonly number[], tries: readonly number[]): number =>
  tries[chances.findIndex((chance) => chance >= POWER)] ?? Infinity;

const finiteOrNull = (seeds: number): number | null => (seeds === Infinity ? null : Math.ceil(seeds));
