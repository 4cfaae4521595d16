import type { Findings } from "../../analysis/findings.js";
import type { Measured } from "../../analysis/summarize.js";
import type { TrialSpec } from "../../trial/spec.js";
import { factorColumns, seedColumn } from "./columns.js";
import type { Column } from "./table.js";

/** All that rows of trials are made of. */
export type OfTrials = Pick<Findings, "study">;

/** One evaluation of one trial. */
export interface Evaluation {
  readonly spec: TrialSpec;
  readonly result: Measured;
  /** Which of the curve's evaluations. */
  readonly index: number;
}

export function* evaluations({ study }: OfTrials): Generator<Evaluation> {
  for (const { spec, result } of study.trials()) {
    if (result.state === "failed") continue;
    for (const index of result.curve.epochs.keys()) yield { spec, result, index };
  }
}

/** Which evaluation a row is of. The other factors are in trials.csv, under the same trial_id. */
export const evaluationColumns: readonly Column<Evaluation>[] = [
  {
    name: "trial_id",
    type: "string",
    description: "The trial, as in trials.csv.",
    value: ({ result }) => result.id,
  },
  ...factorColumns<Evaluation>(({ spec }) => spec, ["dataset", "activation"]),
  seedColumn(({ spec }) => spec),
  {
    name: "epoch",
    type: "number",
    unit: "epochs",
    description: "Epochs trained at this evaluation; 0 is before any training.",
    value: ({ result, index }) => result.curve.epochs[index],
  },
];
