import { secondsPerEpoch, type CellSummary } from "../analysis/summarize.js";
import { CELL_KEY, factorColumns } from "./columns.js";
import { defineTable, integer, number } from "./table.js";

export const timingTable = defineTable<CellSummary>({
  name: "timing",
  description: "Wall-clock training time, evaluation left out: one row per cell. Differs from run to run.",
  primaryKey: CELL_KEY,
  columns: [
    ...factorColumns<CellSummary>(({ spec }) => spec),
    integer("trials", "Trials that completed or diverged.", ({ trials }) => trials, { unit: "trials" }),
    number("epochs_trained", "Epochs that they trained together.", ({ epochsTrained }) => epochsTrained, {
      unit: "epochs",
    }),
    number(
      "training_seconds",
      "Time that they took together; trials that ran side by side share the time equally.",
      ({ seconds }) => seconds,
      { unit: "seconds" },
    ),
    number("seconds_per_epoch", "The one over the other: mean time of one trial's epoch.", secondsPerEpoch, {
      unit: "seconds",
    }),
  ],
  rows: ({ cells }) => cells,
});
