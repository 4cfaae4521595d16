import { unitShare, unitShares } from "../analysis/summarize.js";
import { linearCollapse } from "../claims/linear-collapse.js";
import { declaredClaims } from "../claims/index.js";
import { finite } from "../trial/curve.js";
import { curveMetrics } from "../metrics/index.js";
import type { MeasuredResult } from "../trial/result.js";
import { factorColumns, phaseColumn, regimeColumns, seedColumn, targetColumns } from "./columns.js";
import { flag, integer, number, text, type Column, type CsvValue } from "./table.js";
import { defineTrialTable, type TrialRow } from "./trial-table.js";

/** The value of a trial that measured something, else missing. */
const ifMeasured =
  (value: (result: MeasuredResult, row: TrialRow) => CsvValue) =>
  (row: TrialRow): CsvValue =>
    row.result.state === "failed" ? null : value(row.result, row);

const identity: readonly Column<TrialRow>[] = [
  text("trial_id", "Hash of all that decides the trial's outcome.", ({ result }) => result.id),
  phaseColumn(({ spec }) => spec),
  ...factorColumns<TrialRow>(({ spec }) => spec),
  seedColumn(({ spec }) => spec),
  integer(
    "look",
    "At which look the seed was first seen, from 0: the order of sequential intervals.",
    ({ look }) => look,
    { only: { where: "studies that were extended", holds: ({ looks }) => looks.earlier.length > 0 } },
  ),
  ...regimeColumns<TrialRow>(({ regimes }) => regimes),
];

const outcome: readonly Column<TrialRow>[] = [
  text(
    "state",
    '"completed"; "diverged" when the loss became infinite or NaN; "failed" when an error ended it.',
    ({ result }) => result.state,
  ),
  number(
    "last_finite_epoch",
    "For a diverged trial: the last evaluation at which its loss was finite.",
    ({ result }) => (result.state === "diverged" ? result.lastFiniteEpoch : null),
    { unit: "epochs" },
  ),
  text("message", "For a failed trial: the error.", ({ result }) =>
    result.state === "failed" ? result.message : null,
  ),
];

const timeToTarget: readonly Column<TrialRow>[] = [
  ...targetColumns,
  number(
    "horizon_epochs",
    "How long the trial was given to reach its target.",
    ({ spec }) => spec.training.epochs,
    { unit: "epochs" },
  ),
  flag(
    "reached",
    "Whether the target was reached within the horizon, before or without diverging.",
    ({ score }) => score?.reached ?? null,
  ),
  number(
    "time_to_target_epochs",
    "First crossing of the target, interpolated linearly between two evaluations; missing where not reached.",
    ({ score }) => (score?.reached ? score.epochs : null),
    { unit: "epochs" },
  ),
  number(
    "time_to_target_steps",
    "The same in optimiser steps.",
    ({ score }) => (score?.reached ? score.steps : null),
    { unit: "steps" },
  ),
];

const atTheEnd: readonly Column<TrialRow>[] = [
  number(
    "epochs_trained",
    "The last evaluation, of which the columns final_… tell.",
    ifMeasured(({ curve }) => finite(curve.epochs.at(-1))),
    { unit: "epochs" },
  ),
  ...curveMetrics.members.map(({ name, unit, description }) =>
    number(
      `final_${name}`,
      `At the last evaluation: ${description}`,
      ifMeasured(({ curve }) => finite(curve.metrics[name]?.at(-1))),
      { unit },
    ),
  ),
  ...unitShares.map(({ name, unit, description }) =>
    number(
      `final_${name}`,
      `At the last evaluation, mean over the hidden layers weighted by their width: ${description}`,
      ifMeasured((result, { spec }) => unitShare(result, name, spec.hidden, result.curve.epochs.length - 1)),
      { unit },
    ),
  ),
  text(
    "learned_parameters",
    "What the activations' learned parameters ended at, as JSON: one object per hidden layer.",
    ifMeasured(({ learned }) =>
      learned.some((layer) => Object.keys(layer).length > 0) ? JSON.stringify(learned) : null,
    ),
  ),
  number(
    "linear_collapse_error",
    "Of a network of linear units: the largest difference of its outputs from those of the product of its weight matrices, over the largest output.",
    ({ result }) => (result.state === "completed" ? finite(result.linearCollapse) : null),
    {
      only: {
        where: "linear-collapse is claimed",
        holds: ({ experiment }) => declaredClaims(experiment).includes(linearCollapse),
      },
    },
  ),
];

const size: readonly Column<TrialRow>[] = [
  integer(
    "steps_per_epoch",
    "Optimiser steps in an epoch.",
    ifMeasured(({ stepsPerEpoch }) => stepsPerEpoch),
    { unit: "steps" },
  ),
  integer(
    "parameter_count",
    "How many numbers training adjusts.",
    ifMeasured(({ parameterCount }) => parameterCount),
  ),
];

export const trialsTable = defineTrialTable({
  name: "trials",
  description: "What each trial was and what came of it: one row per trial.",
  primaryKey: ["trial_id"],
  columns: [...identity, ...outcome, ...timeToTarget, ...atTheEnd, ...size],
});
