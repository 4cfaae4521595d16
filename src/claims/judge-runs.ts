import { pairValuesBySeed } from "../analysis/compare.js";
import { countDistinct, decisiveInterval, measureRatio, type Measurement } from "../analysis/location.js";
import { termsAt, verdictOf } from "./decide.js";
import type { FasterDeclaration } from "../experiment/experiment.js";
import { ActbenchError } from "../errors.js";
import { didYouMean } from "../registry.js";
import { median, simultaneousConfidence, type RatioBounds, type VerdictWord } from "../stats/index.js";
import { timeOrInfinity } from "../stats/log-ratio.js";
import {
  readRuns,
  type RowFilter,
  type RunColumns,
  type RunTarget,
  type RunTime,
} from "../analysis/read-runs.js";

/** One of the things compared: how many of its runs met the target, and when. */
export interface RunArm {
  readonly arm: string;
  readonly runs: number;
  readonly reached: number;
  /** In the unit of the time column; null where the median run did not meet the target. */
  readonly medianTime: number | null;
}

/** The verdict on one claim about two arms. Ratios are of `than` to `faster`: above 1, `faster` is the faster. */
export interface RunVerdict {
  readonly faster: string;
  readonly than: string;
  readonly times: number;
  readonly verdict: VerdictWord;
  readonly estimate: RatioBounds;
  /** 95 %, by itself. */
  readonly interval: RatioBounds;
  /** So wide that those of all verdicts hold together with 95 %; the word rests on it. */
  readonly simultaneous: RatioBounds;
  /** One-sided, of "more than `times`", by itself. */
  readonly p: number;
  readonly pairs: number;
  /** Pairs of which at least one run never met the target. */
  readonly censored: number;
  /** Seeds that only one of the two arms has: their runs are left out. */
  readonly unpaired: readonly string[];
}

/** All that was found in a table of runs. */
export interface RunsJudgement {
  readonly target: RunTarget;
  readonly columns: RunColumns;
  readonly arms: readonly RunArm[];
  /** Whether the claims were given; else every arm is compared with the first, and nothing was declared before. */
  readonly status: "declared" | "exploratory";
  readonly verdicts: readonly RunVerdict[];
}

/** How a table of runs is read, and what is claimed of it. */
export interface JudgeRunsOptions {
  readonly columns: RunColumns;
  readonly target: RunTarget;
  /** Which rows count, as { key: "loss" }, where the table holds several metrics; by default all. */
  readonly where?: RowFilter;
  /** By default: each arm is faster than the file's first. */
  readonly claims?: readonly FasterDeclaration[];
  /** What errors call the table. */
  readonly file?: string;
}

/**
 * Other people's runs, judged as actbench judges its own: a long table, one row for each evaluation of each run, as
 * pandas writes it and W&B, MLflow and TensorBoard export it. Runs of the same seed are pairs; whether that made them
 * comparable (same data, same order, same initial draws) the table does not say.
 *
 * @throws {ActbenchError} on what cannot be read, fewer than two arms, and a claim of an arm that there is not
 * @example judgeRuns(csv, { columns: { time: "epoch", value: "loss", arm: "optimizer", seed: "seed" },
 *   target: { value: 0.1, goal: "minimize" } }).verdicts
 */
export function judgeRuns(text: string, options: JudgeRunsOptions): RunsJudgement {
  const { columns, target, where, file = "the table" } = options;
  const runs = readRuns(text, file, columns, target, where);
  const names = [...new Set(runs.map(({ arm }) => arm))];
  if (names.length < 2) {
    throw new ActbenchError(
      `${file}: found ${names.length} values in column ${columns.arm}, expected 2 or more`,
      { remedy: "--arm names the column of what is compared." },
    );
  }
  const claims = options.claims ?? names.slice(1).map((faster) => ({ faster, than: names[0], times: 1 }));
  for (const { faster, than } of claims) for (const name of [faster, than]) requireArm(name, names, file);
  const compared = claims.map((claim) => compare(runs, claim));
  const confidence = simultaneousConfidence(countDistinct(compared.map(({ measurement }) => measurement)));
  return {
    target,
    columns,
    arms: names.map((name) => summarize(name, runs)),
    status: options.claims === undefined ? "exploratory" : "declared",
    verdicts: compared.map(({ claim, measurement, unpaired }) => ({
      faster: claim.faster,
      than: claim.than,
      times: claim.times,
      verdict: verdictOf(measurement, termsAt(confidence), claim.times),
      estimate: measurement.estimate,
      interval: measurement.interval,
      simultaneous: decisiveInterval(measurement, confidence),
      p: measurement.p,
      pairs: measurement.n,
      censored: measurement.censored,
      unpaired,
    })),
  };
}

function compare(
  runs: readonly RunTime[],
  claim: FasterDeclaration,
): { claim: FasterDeclaration; measurement: Measurement; unpaired: readonly string[] } {
  const of = (name: string) => runs.filter(({ arm }) => arm === name);
  const [a, b] = [of(claim.faster), of(claim.than)];
  const pairs = pairValuesBySeed(a, b, ({ outcome }) => outcome);
  const shared = new Set(pairValuesBySeed(a, b, ({ seed }) => seed).map((pair) => pair.a));
  const unpaired = [...a, ...b].map(({ seed }) => seed).filter((seed) => !shared.has(seed));
  const measurement = measureRatio(pairs, { nullValue: claim.times });
  return { claim, measurement, unpaired };
}

function summarize(arm: string, runs: readonly RunTime[]): RunArm {
  const own = runs.filter((run) => run.arm === arm).map(({ outcome }) => outcome);
  const middle = median(own.map(timeOrInfinity));
  return {
    arm,
    runs: own.length,
    reached: own.filter(({ reached }) => reached).length,
    medianTime: middle === Infinity ? null : middle,
  };
}

function requireArm(name: string, names: readonly string[], file: string): void {
  if (names.includes(name)) return;
  throw new ActbenchError(`${file}: a claim names ${JSON.stringify(name)}, which is no arm`, {
    remedy: didYouMean(name, names),
  });
}
