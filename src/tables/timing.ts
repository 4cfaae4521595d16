import { secondsPerEpoch, type CellSummary } from "../analysis/summarize.js";
import { CELL_KEY, factorColumns } from "./columns.js";
import { defineTable } from "./table.js";

export const timingTable = defineTable<CellSummary>({
  name: "timing",
  description: "Wall-clock training time, evaluation left out: one row per cell. Differs from run to run.",
  primaryKey: CELL_KEY,
  refersToTrials: false,
  columns: [
    ...factorColumns<CellSummary>(({ spec }) => spec),
    {
      name: "trials",
      type: "integer",
      unit: "trials",
      description: "Trials that completed or diverged.",
      value: ({ trials }) => trials,
    },
    {
      name: "epochs_trained",
      type: "number",
      unit: "epochs",
      description: "Epochs that they trained together.",
      value: ({ epochsTrained }) => epochsTrained,
    },
    {
      name: "training_seconds",
      type: "number",
      unit: "seconds",
      description: "Time that they took together; trials that ran side by side share the time equally.",
      value: ({ seconds }) => seconds,
    },
    {
      name: "seconds_per_epoch",
      type: "number",
      unit: "seconds",
      description: "The one over the other: mean time of one trial's epoch.",
      value: secondsPerEpoch,
    },
  ],
  rows: ({ cells }) => cells,
});
