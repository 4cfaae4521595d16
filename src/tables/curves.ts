import { curveMetrics } from "../metrics/index.js";
import { defineEvaluationTable } from "./evaluations.js";

export const curvesTable = defineEvaluationTable({
  name: "curves",
  description: "The learning curves: one row per trial and evaluation.",
  primaryKey: ["trial_id", "epoch"],
  figures: curveMetrics.members.map(({ name, unit, description }) => ({
    name,
    type: "number",
    unit,
    description,
    series: ({ result }) => result.curve.metrics[name],
  })),
});
