import { curveMetrics } from "../metrics/index.js";
import { finite } from "../trial/curve.js";
import { evaluationColumns, evaluations, type EvaluationRow, type OfTrials } from "./evaluations.js";
import { defineTable, number } from "./table.js";

export const curvesTable = defineTable<EvaluationRow, OfTrials>({
  name: "curves",
  description: "The learning curves: one row per trial and evaluation.",
  primaryKey: ["trial_id", "epoch"],
  refersToTrials: true,
  columns: [
    ...evaluationColumns,
    ...curveMetrics.members.map(({ name, unit, description }) =>
      number(
        name,
        description,
        ({ result, index }: EvaluationRow) => finite(result.curve.metrics[name]?.[index]),
        { unit },
      ),
    ),
  ],
  rows: evaluations,
});
