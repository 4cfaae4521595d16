import type { Experiment } from "../experiment/experiment.js";
import type { Study } from "../results/study.js";
import {
  comparePaired,
  decide,
  decideEquivalence,
  simultaneousConfidence,
  type PairedComparison,
  type Sampling,
  type TimePair,
} from "../stats/index.js";
import { jointSampling, medianEpochs, pairTrialsBySeed, timesOf } from "./compare.js";
import { CONDITION_FACTORS } from "../factors/index.js";
import { conditionsOf, type EvaluatedArm, type Where } from "./conditions.js";
import { decisiveInterval, decisiveP, measureRatio, type Measurement } from "./location.js";
import { group as groupBy } from "d3-array";
import { readRecords } from "./records.js";
import { studyDifferences, type StudyDifference } from "./study-differences.js";
import { MARGIN } from "./protocol.js";

/** What tells one cell of a study from another. */
export const CELL_FACTORS = [...CONDITION_FACTORS, "activation", "regime", "learning_rate"] as const;
export type CellFactor = (typeof CELL_FACTORS)[number];
export type CellFactors = Readonly<Record<CellFactor, string | number>>;

/** What B is beside A: surely slower or faster, surely within MARGIN, bit for bit the same, or not decided. */
export type Outcome = "slower" | "faster" | "equal" | "identical" | "undecided";

/** A cell of A beside the cell of B that it matches, paired by seed. */
export interface ComparedCell {
  /** A's factors; one that is compared has B's value in `factorsB`. */
  readonly factors: CellFactors;
  readonly factorsB: CellFactors;
  /** Epochs; Infinity beyond the horizon. */
  readonly medianA: number;
  readonly medianB: number;
  /** Epochs that each trial was given. */
  readonly horizonA: number;
  readonly horizonB: number;
  /** Ratios are T_B / T_A: above 1, B is the slower. */
  readonly comparison: PairedComparison;
  /** Sequential where one of the two studies was looked at before its last seed. */
  readonly sampling: Sampling;
  /** Times the number of cells. */
  readonly pAdjusted: number;
  readonly outcome: Outcome;
}

/** A cell that the other study has no partner for. */
export interface UnmatchedCell {
  readonly study: "A" | "B";
  readonly factors: CellFactors;
  readonly reason: string;
}

export interface StudyComparison {
  /** The factors in which no value is shared: they are what is compared. */
  readonly compared: readonly CellFactor[];
  readonly differences: readonly StudyDifference[];
  readonly cells: readonly ComparedCell[];
  readonly unmatched: readonly UnmatchedCell[];
}

interface EvaluatedCell {
  readonly factors: CellFactors;
  readonly arm: EvaluatedArm;
}

/**
 * Two studies side by side: cells that agree in every factor whose values the studies share are paired by seed, and
 * their times to target compared as claims are. A factor that has no value in common is what is compared. Cells
 * without a partner, and data sets whose targets differ, are listed and not compared. Reads both studies once.
 */
export function compareStudies(a: Study, b: Study): StudyComparison {
  const [cellsA, cellsB] = [evaluatedCells(a), evaluatedCells(b)];
  const compared = CELL_FACTORS.filter((name) => !sharesValue(name, cellsA, cellsB));
  const keyOf = ({ factors }: EvaluatedCell) =>
    JSON.stringify(
      CELL_FACTORS.filter((name) => !compared.includes(name) && isFactor(name, factors)).map(
        (name) => factors[name],
      ),
    );
  const byKey = groupBy(cellsB, keyOf);
  const unmatched: UnmatchedCell[] = [];
  const matched = new Set<EvaluatedCell>();
  const pairs: { a: EvaluatedCell; b: EvaluatedCell }[] = [];
  for (const [key, group] of groupBy(cellsA, keyOf)) {
    const partners = byKey.get(key) ?? [];
    const reason = whyNot(group, partners, a.experiment, b.experiment);
    for (const cell of partners) matched.add(cell);
    if (reason === undefined)
      pairs.push(...group.flatMap((one) => partners.map((other) => ({ a: one, b: other }))));
    else {
      unmatched.push(...group.map(({ factors }) => ({ study: "A" as const, factors, reason })));
      unmatched.push(...partners.map(({ factors }) => ({ study: "B" as const, factors, reason })));
    }
  }
  for (const cell of cellsB) {
    if (!matched.has(cell)) unmatched.push({ study: "B", factors: cell.factors, reason: "only in B" });
  }
  return {
    compared,
    differences: studyDifferences(a.experiment, b.experiment),
    cells: comparePartners(pairs),
    unmatched,
  };
}

function evaluatedCells(study: Study): EvaluatedCell[] {
  const conditions = conditionsOf(study, study.experiment, readRecords(study));
  return conditions.flatMap(({ where, arms }) =>
    arms.map((arm) => ({ factors: factorsOf(where, arm), arm })),
  );
}

const factorsOf = ({ factors, regime }: Where, { label, rate }: EvaluatedArm): CellFactors => ({
  ...factors,
  activation: label,
  regime,
  learning_rate: rate,
});

/** A rate that tuning chose is an outcome. */
const isFactor = (name: CellFactor, { regime }: CellFactors): boolean =>
  name !== "learning_rate" || regime === "given";

function sharesValue(name: CellFactor, a: readonly EvaluatedCell[], b: readonly EvaluatedCell[]): boolean {
  const values = new Set(a.map(({ factors }) => (isFactor(name, factors) ? factors[name] : undefined)));
  return b.some(({ factors }) => values.has(isFactor(name, factors) ? factors[name] : undefined));
}

/** Why cells of one key cannot be compared; undefined where they can. */
function whyNot(
  group: readonly EvaluatedCell[],
  partners: readonly EvaluatedCell[],
  a: Experiment,
  b: Experiment,
): string | undefined {
  if (partners.length === 0) return "only in A";
  if (group.length > 1 && partners.length > 1) return "several cells of A fit several of B";
  const [targetA, targetB] = [
    a.targets[group[0].arm.spec.dataset.label],
    b.targets[partners[0].arm.spec.dataset.label],
  ];
  if (targetA.metric === targetB.metric && targetA.value === targetB.value) return undefined;
  return `the targets differ: ${targetA.metric} ${targetA.value} in A, ${targetB.metric} ${targetB.value} in B`;
}

function comparePartners(matches: readonly { a: EvaluatedCell; b: EvaluatedCell }[]): ComparedCell[] {
  const confidence = simultaneousConfidence(matches.length);
  return matches.map(({ a, b }) => {
    const pairs = pairTrialsBySeed(a.arm, b.arm);
    // Two versions of actbench may train the same trial differently.
    const same = pairs.map((pair) => JSON.stringify(pair.a.trial) === JSON.stringify(pair.b.trial));
    const times = timesOf(pairs).map((pair, i) => (same[i] ? SAME_TIMES : pair));
    const sampling = jointSampling(a.arm, b.arm);
    const measurement = measureRatio(times, { sampling });
    const isSame = pairs.length > 0 && same.every(Boolean);
    return {
      factors: a.factors,
      factorsB: b.factors,
      medianA: medianEpochs(pairs.map((pair) => pair.a.time)),
      medianB: medianEpochs(pairs.map((pair) => pair.b.time)),
      horizonA: a.arm.spec.training.epochs,
      horizonB: b.arm.spec.training.epochs,
      comparison: comparePaired(times, { sampling }),
      sampling,
      pAdjusted: Math.min(1, matches.length * decisiveP(measurement, 1)),
      outcome: isSame ? "identical" : outcomeOf(measurement, confidence),
    };
  });
}

/** From intervals that hold for all cells together. */
function outcomeOf(measurement: Measurement, confidence: number): Outcome {
  const evidence = { n: measurement.n, interval: decisiveInterval(measurement, confidence) };
  const verdict = decide(evidence, { times: 1 });
  if (verdict !== "inconclusive") return verdict === "supported" ? "slower" : "faster";
  return decideEquivalence(evidence, { margin: MARGIN }) === "supported" ? "equal" : "undecided";
}

/** A trial takes as long as itself, even where that is only known to be longer than the horizon. */
const SAME_TIMES: TimePair = { a: { reached: true, time: 1 }, b: { reached: true, time: 1 } };
