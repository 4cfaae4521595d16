import { scoreOf, type Score } from "../experiment/measure.js";
import { unitShare, unitShares } from "../analysis/summarize.js";
import type { Regime, Target } from "../experiment/experiment.js";
import { linearCollapse } from "../claims/linear-collapse.js";
import { declaredClaims } from "../claims/index.js";
import { lookOf } from "../experiment/looks.js";
import { regimesOfTrials } from "../analysis/regimes.js";
import type { Findings } from "../analysis/findings.js";
import { curveMetrics } from "../metrics/index.js";
import type { FinishedTrial, MeasuredResult } from "../trial/result.js";
import { factorColumns, finite, phaseColumn, regimeColumns, seedColumn, targetColumns } from "./columns.js";
import { defineTable, type CsvValue, type Column } from "./table.js";

interface TrialRow extends FinishedTrial {
  readonly target: Target;
  /** Undefined for a failed trial. */
  readonly score: Score | undefined;
  /** Undefined where the config gave the learning rate, or the trial only helped to choose it. */
  readonly regimes: ReadonlySet<Regime> | undefined;
  readonly look: number;
}

function* rows({ study }: Findings): Generator<TrialRow> {
  const { experiment } = study;
  const regimes = regimesOfTrials(study, [experiment, ...study.needs]);
  for (const trial of study.trials()) {
    const target = experiment.targets[trial.spec.dataset.label];
    yield {
      ...trial,
      target,
      score: scoreOf(trial, experiment),
      regimes: regimes.get(trial.result.id),
      look: lookOf(trial.spec.seed, study.looks),
    };
  }
}

/** The value of a trial that measured something, else missing. */
const ifMeasured =
  (value: (result: MeasuredResult, row: TrialRow) => CsvValue) =>
  (row: TrialRow): CsvValue =>
    row.result.state === "failed" ? null : value(row.result, row);

const identity: readonly Column<TrialRow>[] = [
  {
    name: "trial_id",
    type: "string",
    description: "Hash of all that decides the trial's outcome.",
    value: ({ result }) => result.id,
  },
  phaseColumn(({ spec }) => spec),
  ...factorColumns<TrialRow>(({ spec }) => spec),
  seedColumn(({ spec }) => spec),
  {
    name: "look",
    type: "integer",
    description: "At which look the seed was first seen, from 0: the order of sequential intervals.",
    only: { where: "studies that were extended", holds: ({ looks }) => looks.earlier.length > 0 },
    value: ({ look }) => look,
  },
  ...regimeColumns<TrialRow>(({ regimes }) => regimes),
];

const outcome: readonly Column<TrialRow>[] = [
  {
    name: "state",
    type: "string",
    description:
      '"completed"; "diverged" when the loss became infinite or NaN; "failed" when an error ended it.',
    value: ({ result }) => result.state,
  },
  {
    name: "last_finite_epoch",
    type: "number",
    unit: "epochs",
    description: "For a diverged trial: the last evaluation at which its loss was finite.",
    value: ({ result }) => (result.state === "diverged" ? result.lastFiniteEpoch : null),
  },
  {
    name: "message",
    type: "string",
    description: "For a failed trial: the error.",
    value: ({ result }) => (result.state === "failed" ? result.message : null),
  },
];

const timeToTarget: readonly Column<TrialRow>[] = [
  ...targetColumns,
  {
    name: "horizon_epochs",
    type: "number",
    unit: "epochs",
    description: "How long the trial was given to reach its target.",
    value: ({ spec }) => spec.training.epochs,
  },
  {
    name: "reached",
    type: "boolean",
    description: "Whether the target was reached within the horizon, before or without diverging.",
    value: ({ score }) => score?.reached ?? null,
  },
  {
    name: "time_to_target_epochs",
    type: "number",
    unit: "epochs",
    description:
      "First crossing of the target, interpolated linearly between two evaluations; missing where not reached.",
    value: ({ score }) => (score?.reached ? score.epochs : null),
  },
  {
    name: "time_to_target_steps",
    type: "number",
    unit: "steps",
    description: "The same in optimiser steps.",
    value: ({ score }) => (score?.reached ? score.steps : null),
  },
];

const atTheEnd: readonly Column<TrialRow>[] = [
  {
    name: "epochs_trained",
    type: "number",
    unit: "epochs",
    description: "The last evaluation, of which the columns final_… tell.",
    value: ifMeasured(({ curve }) => finite(curve.epochs.at(-1))),
  },
  ...curveMetrics.members.map(({ name, unit, description }) => ({
    name: `final_${name}`,
    type: "number" as const,
    unit,
    description: `At the last evaluation: ${description}`,
    value: ifMeasured(({ curve }) => finite(curve.metrics[name]?.at(-1))),
  })),
  ...unitShares.map(({ name, unit, description }) => ({
    name: `final_${name}`,
    type: "number" as const,
    unit,
    description: `At the last evaluation, mean over the hidden layers weighted by their width: ${description}`,
    value: ifMeasured((result, { spec }) =>
      unitShare(result, name, spec.hidden, result.curve.epochs.length - 1),
    ),
  })),
  {
    name: "learned_parameters",
    type: "string",
    description: "What the activations' learned parameters ended at, as JSON: one object per hidden layer.",
    value: ifMeasured(({ learned }) =>
      learned.some((layer) => Object.keys(layer).length > 0) ? JSON.stringify(learned) : null,
    ),
  },
  {
    name: "linear_collapse_error",
    type: "number",
    description:
      "Of a network of linear units: the largest difference of its outputs from those of the product of its weight matrices, over the largest output.",
    only: {
      where: "linear-collapse is claimed",
      holds: ({ experiment }) => declaredClaims(experiment).includes(linearCollapse),
    },
    value: ({ result }) => (result.state === "completed" ? finite(result.linearCollapse) : null),
  },
];

const size: readonly Column<TrialRow>[] = [
  {
    name: "steps_per_epoch",
    type: "integer",
    unit: "steps",
    description: "Optimiser steps in an epoch.",
    value: ifMeasured(({ stepsPerEpoch }) => stepsPerEpoch),
  },
  {
    name: "parameter_count",
    type: "integer",
    description: "How many numbers training adjusts.",
    value: ifMeasured(({ parameterCount }) => parameterCount),
  },
];

export const trialsTable = defineTable<TrialRow>({
  name: "trials",
  description: "What each trial was and what came of it: one row per trial.",
  primaryKey: ["trial_id"],
  refersToTrials: false,
  columns: [...identity, ...outcome, ...timeToTarget, ...atTheEnd, ...size],
  rows,
});
