import { tuningSteps, type TunedStep } from "../analysis/sensitivity.js";
import type { Findings } from "../analysis/findings.js";
import type { Regime } from "../experiment/experiment.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { factorsOf } from "../factors/index.js";
import { finite } from "../trial/curve.js";
import { CELL_KEY, factorColumns } from "./columns.js";
import { defineTable, flag, integer, number, text, type Column, type Columned } from "./table.js";

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

const chosenColumn = (regime: Regime, words: string): Column<TunedStep> =>
  flag(`chosen_${regime}`, words, ({ chosen }) => chosen.includes(regime));

const neighbourLossColumn = (regime: Regime, which: string): Column<TunedStep> =>
  number(
    `neighbour_loss_${regime}`,
    `Of ${which}: how much more time the worse of the two rates next to it takes, in the median. Above the config's until, the best rate can't be told so closely; missing where one does not arrive.`,
    ({ neighbourLoss }) => finite(neighbourLoss[regime]),
    { unit: "share", only: REFINED },
  );

export const tuningTable = defineTable<TunedStep>({
  name: "tuning",
  description:
    "The search for learning rates, on seeds of its own: one row per condition, activation and learning rate.",
  primaryKey: [...CELL_KEY, "replicate", "stage"],
  columns: [
    ...factorColumns<TunedStep>(({ spec }) => spec),
    integer(
      "replicate",
      "The seed of the evaluation that the rate was tried for, on tuning seeds of its own.",
      ({ replicate }) => replicate,
      { only: REPEATED },
    ),
    text(
      "stage",
      '"grid", or "refinement" for rates around the best of the grid, on tuning seeds of their own.',
      ({ stage }) => stage,
      { only: REFINED },
    ),
    integer("trials", "Tuning trials at this rate.", ({ trials }) => trials, { unit: "trials" }),
    integer("reached", "Those of them that reached the target.", ({ reached }) => reached, {
      unit: "trials",
    }),
    number(
      "time_to_target_epochs_median",
      "Median time to target; missing where it lies beyond the horizon.",
      ({ medianEpochs }) => finite(medianEpochs),
      { unit: "epochs" },
    ),
    number(
      "final_train_loss_median",
      "Median training loss at the end; missing where half of the trials diverged.",
      ({ medianFinalLoss }) => finite(medianFinalLoss),
    ),
    chosenColumn("shared", "Whether it is the one rate that is best for the whole field."),
    chosenColumn("tuned", "Whether it is this activation's own best rate."),
    flag(
      "at_edge",
      "Whether it was chosen although it is the last of its grid: a better one may lie beyond.",
      ({ atEdge }) => atEdge,
    ),
    neighbourLossColumn("shared", "the shared rate"),
    neighbourLossColumn("tuned", "this activation's own best rate"),
  ],
  rows,
});
