import { tuningSteps, type TunedStep } from "../analysis/sensitivity.js";
import type { Findings } from "../analysis/findings.js";
import type { Regime } from "../experiment/experiment.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { factorsOf } from "../factors/index.js";
import { CELL_KEY, factorColumns, finite } from "./columns.js";
import { defineTable, type Column, type Columned } from "./table.js";

/** Those of the experiment, then what its claims asked for in addition; an arm that several tune stands there once. */
function* rows({ study }: Findings): Generator<TunedStep> {
  const seen = new Set<string>();
  for (const experiment of [study.experiment, ...study.needs]) {
    for (const row of tuningSteps(study, experiment)) {
      const key = JSON.stringify([factorsOf(row.spec), row.settings, row.replicate, row.stage]);
      if (!seen.has(key)) yield row;
      seen.add(key);
    }
  }
}

const REPEATED = {
  where: "rates are chosen anew for every seed",
  holds: ({ experiment }: Columned) => isTunedAnew(experiment),
};

const REFINED = {
  where: "rates are refined",
  holds: ({ experiment }: Columned) => experiment.tuning?.refine !== undefined,
};

const chosenColumn = (regime: Regime, words: string): Column<TunedStep> => ({
  name: `chosen_${regime}`,
  type: "boolean",
  description: words,
  value: ({ chosen }) => chosen.includes(regime),
});

const neighbourLossColumn = (regime: Regime, which: string): Column<TunedStep> => ({
  name: `neighbour_loss_${regime}`,
  type: "number",
  unit: "share",
  description: `Of ${which}: how much more time the worse of the two rates next to it takes, in the median. Above the config's until, the best rate can't be told so closely; missing where one does not arrive.`,
  only: REFINED,
  value: ({ neighbourLoss }) => finite(neighbourLoss[regime]),
});

export const tuningTable = defineTable<TunedStep>({
  name: "tuning",
  description:
    "The search for learning rates, on seeds of its own: one row per condition, activation and learning rate.",
  primaryKey: [...CELL_KEY, "replicate", "stage"],
  refersToTrials: false,
  columns: [
    ...factorColumns<TunedStep>(({ spec }) => spec),
    {
      name: "replicate",
      type: "integer",
      description: "The seed of the evaluation that the rate was tried for, on tuning seeds of its own.",
      only: REPEATED,
      value: ({ replicate }) => replicate,
    },
    {
      name: "stage",
      type: "string",
      description:
        '"grid", or "refinement" for rates around the best of the grid, on tuning seeds of their own.',
      only: REFINED,
      value: ({ stage }) => stage,
    },
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
    neighbourLossColumn("shared", "the shared rate"),
    neighbourLossColumn("tuned", "this activation's own best rate"),
  ],
  rows,
});
