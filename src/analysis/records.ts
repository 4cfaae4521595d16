import { max, min } from "d3-array";
import { scoreOf, type Score } from "../experiment/measure.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import { courseOf, type Course } from "./course.js";
import { curveMetrics } from "../metrics/index.js";
import type { Study } from "../results/study.js";
import type { FinishedTrial, LearningCurve } from "../trial/result.js";

/** The layer metrics that claims are judged by. */
const HEALTH = [
  "dead",
  "born_dead",
  "died",
  "revived",
  "saturated",
  "gradient_norm",
  "mean_activation",
  "sign_agreement_sample",
  "sign_agreement_batch",
] as const;

export type HealthName = (typeof HEALTH)[number];
export type Health = Readonly<Record<HealthName, number | null>>;

/** The health of one hidden layer at the first and the last evaluation, and the largest values in between. */
export interface LayerRecord {
  readonly first: Health;
  readonly last: Health;
  readonly largest: Health;
}

/** What is kept of an evaluated trial to judge claims by: some hundred numbers, however long its curve. */
export interface TrialRecord {
  readonly id: string;
  readonly seed: number;
  readonly state: "completed" | "diverged" | "failed";
  /** Where each seed has a rate of its own: whether that is the last of its grid. */
  readonly atEdge?: true;
  /** Undefined for a failed trial. */
  readonly score: Score | undefined;
  /** The best value of the target's metric at any evaluation; null where there is none. */
  readonly best: number | null;
  /** What its curve says beside the time to target; undefined for a failed trial. */
  readonly course: Course | undefined;
  readonly layers: readonly LayerRecord[];
  /** How many numbers training adjusts; null for a failed trial. */
  readonly parameterCount: number | null;
  /** See `TrialResult`; undefined where the network is not linear or the trial did not complete. */
  readonly linearCollapse: number | undefined;
}

/** By trial id. */
export type TrialRecords = ReadonlyMap<string, TrialRecord>;

/** The evaluated trials of a study, read once and one at a time. */
export function readRecords(study: Study): TrialRecords {
  const { records, add } = recorder();
  const evaluated = study.plan.filter(({ phase }) => phase === "evaluate");
  for (const trial of study.trials(evaluated)) add(trial, study.experiment);
  return records;
}

/** The same of trials as they come, such as those of a journal that is read for the first time: in any order, with others. */
export function recorder(): {
  readonly records: TrialRecords;
  add(trial: FinishedTrial, of: Experiment): void;
} {
  const records = new Map<string, TrialRecord>();
  return {
    records,
    add(trial, experiment) {
      if (trial.spec.phase === "evaluate") records.set(trial.result.id, recordOf(trial, experiment));
    },
  };
}

function recordOf(trial: FinishedTrial, experiment: Experiment): TrialRecord {
  const { spec, result } = trial;
  const common = { id: result.id, seed: spec.seed, state: result.state, score: scoreOf(trial, experiment) };
  if (result.state === "failed") return { ...common, ...UNMEASURED };
  const { curve, parameterCount } = result;
  const target = experiment.targets[spec.dataset.label];
  return {
    ...common,
    best: bestValue(curve, target),
    course: courseOf(result, target),
    layers: curve.layers.map((metrics) => ({
      first: healthAt(metrics, (column) => column.at(0)),
      last: healthAt(metrics, (column) => column.at(-1)),
      largest: healthAt(metrics, (column) => max(column, (value) => value)),
    })),
    parameterCount,
    linearCollapse: "linearCollapse" in result ? (result.linearCollapse as number) : undefined,
  };
}

const UNMEASURED = {
  best: null,
  course: undefined,
  layers: [],
  parameterCount: null,
  linearCollapse: undefined,
};

function healthAt(
  metrics: LearningCurve["layers"][number],
  pick: (column: readonly (number | null)[]) => number | null | undefined,
): Health {
  const entries = HEALTH.map((name) => [name, pick(metrics[name] ?? []) ?? null] as const);
  return Object.fromEntries(entries) as Record<HealthName, number | null>;
}

function bestValue(curve: LearningCurve, { metric }: Target): number | null {
  const best = curveMetrics.get(metric).goal === "maximize" ? max : min;
  return best(curve.metrics[metric] ?? [], (value) => value) ?? null;
}
