import type { ResultRow } from "../analysis/result-rows.js";
import { unitShares } from "../analysis/summarize.js";
import { FACTOR_NAMES } from "../factors/index.js";
import { curveMetrics } from "../metrics/index.js";
import { factorColumns, onlyMatched, regimeColumn, spreadColumns, targetColumns } from "./columns.js";
import { defineTable, integer, number, type Column } from "./table.js";

const counts: readonly Column<ResultRow>[] = [
  integer("trials", "Trials that completed or diverged.", ({ trials }) => trials, { unit: "trials" }),
  integer(
    "diverged",
    "Those of them whose loss became infinite or NaN; they count as infinitely bad in the columns final_….",
    ({ diverged }) => diverged,
    { unit: "trials" },
  ),
  integer("failed", "Trials that an error ended; they are in no other figure.", ({ failed }) => failed, {
    unit: "trials",
  }),
  ...targetColumns,
  number("horizon_epochs", "How long each trial was given.", ({ spec }) => spec.training.epochs, {
    unit: "epochs",
  }),
  integer("reached", "Trials that reached the target within the horizon.", ({ reached }) => reached, {
    unit: "trials",
  }),
];

const longer =
  "A trial that did not reach it counts as longer than the horizon; a figure beyond the horizon is missing.";

export const summaryTable = defineTable<ResultRow>({
  name: "summary",
  description:
    "One row per cell and regime. A cell is the trials that differ in nothing but their seed; where both regimes chose its learning rate, it has a row in each. Where rates were chosen anew for every seed, a cell is one activation in one regime, and its learning rate the median of those.",
  primaryKey: [...FACTOR_NAMES, "regime"],
  columns: [
    ...factorColumns<ResultRow>(({ spec }) => spec),
    regimeColumn(({ regime }: ResultRow) => regime),
    ...counts,
    ...spreadColumns<ResultRow>(
      { name: "time_to_target_epochs", unit: "epochs", description: `Time to target. ${longer}` },
      ({ epochsToTarget }) => epochsToTarget,
    ),
    ...spreadColumns<ResultRow>(
      { name: "time_to_target_steps", unit: "steps", description: `Time to target. ${longer}` },
      ({ stepsToTarget }) => stepsToTarget,
    ),
    ...curveMetrics.members.flatMap(({ name, unit, description }) =>
      spreadColumns<ResultRow>(
        { name: `final_${name}`, unit, description: `At the last evaluation: ${description}` },
        ({ final }) => final[name],
      ),
    ),
    ...spreadColumns<ResultRow>(
      { name: "generalization_gap", description: "Final test loss minus final training loss." },
      ({ generalizationGap }) => generalizationGap,
    ),
    ...unitShares.map(({ name, unit, description }) =>
      number(
        `final_${name}_mean`,
        `At a trial's last evaluation, over all its hidden units, mean over the trials: ${description}`,
        ({ units }: ResultRow) => units[name],
        { unit },
      ),
    ),
    integer("parameter_count", "How many numbers training adjusts.", ({ parameterCount }) => parameterCount),
    integer(
      "flops",
      "Floating-point operations of a forward and backward pass, for each sample; an elementary function counts as one.",
      ({ flops }) => flops ?? null,
      { only: onlyMatched },
    ),
  ],
  rows: (findings) => findings.rows,
});
