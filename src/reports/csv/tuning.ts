import { sensitivity, type TunedRate } from "../../analysis/sensitivity.js";
import type { Findings } from "../../analysis/findings.js";
import type { Regime } from "../../experiment/experiment.js";
import { FACTOR_NAMES, factorsOf } from "../../factors/index.js";
import { factorColumns, finite } from "./columns.js";
import { defineTable, type Column } from "./table.js";

/** Those of the experiment, then what its claims asked for in addition; an arm that several tune stands there once. */
function* rows({ study }: Findings): Generator<TunedRate> {
  const seen = new Set<string>();
  for (const experiment of [study.experiment, ...study.needs]) {
    for (const row of sensitivity(study, experiment).flat(2)) {
      const key = JSON.stringify(factorsOf(row.spec));
      if (!seen.has(key)) yield row;
      seen.add(key);
    }
  }
}

const chosenColumn = (regime: Regime, words: string): Column<TunedRate> => ({
  name: `chosen_${regime}`,
  type: "boolean",
  description: words,
  value: ({ chosen }) => chosen.includes(regime),
});

export const tuningTable = defineTable<TunedRate>({
  name: "tuning",
  description:
    "The search for learning rates, on seeds of its own: one row per condition, activation and learning rate.",
  primaryKey: FACTOR_NAMES,
  refersToTrials: false,
  columns: [
    ...factorColumns<TunedRate>(({ spec }) => spec),
    {
      name: "trials",
      type: "integer",
      unit: "trials",
      description: "Tuning trials at this rate.",
      value: ({ trials }) => trials,
    },
    {
      name: "reached",
      type: "integer",
      unit: "trials",
      description: "Those of them that reached the target.",
      value: ({ reached }) => reached,
    },
    {
      name: "time_to_target_epochs_median",
      type: "number",
      unit: "epochs",
      description: "Median time to target; missing where it lies beyond the horizon.",
      value: ({ medianEpochs }) => finite(medianEpochs),
    },
    {
      name: "final_train_loss_median",
      type: "number",
      description: "Median training loss at the end; missing where half of the trials diverged.",
      value: ({ medianFinalLoss }) => finite(medianFinalLoss),
    },
    chosenColumn("shared", "Whether it is the one rate that is best for the whole field."),
    chosenColumn("tuned", "Whether it is this activation's own best rate."),
    {
      name: "at_edge",
      type: "boolean",
      description: "Whether it was chosen although it is the last of its grid: a better one may lie beyond.",
      value: ({ atEdge }) => atEdge,
    },
  ],
  rows,
});
