import { layerMetrics } from "../metrics/index.js";
import { finite } from "./columns.js";
import { evaluationColumns, evaluations, type EvaluationRow, type OfTrials } from "./evaluations.js";
import { defineTable } from "./table.js";

interface LayerEvaluation extends EvaluationRow {
  readonly layer: number;
}

function* layerEvaluations(findings: OfTrials): Generator<LayerEvaluation> {
  const record = findings.study.experiment.record?.layers ?? "every";
  if (record === "none") return;
  for (const evaluation of evaluations(findings)) {
    const { index, result } = evaluation;
    if (record === "last" && index < result.curve.epochs.length - 1) continue;
    for (const layer of evaluation.result.curve.layers.keys()) yield { ...evaluation, layer };
  }
}

export const layersTable = defineTable<LayerEvaluation, OfTrials>({
  name: "layers",
  description:
    "The health of the hidden layers: one row per trial, evaluation (those that record.layers asks for) and hidden layer.",
  primaryKey: ["trial_id", "epoch", "layer"],
  refersToTrials: true,
  columns: [
    ...evaluationColumns,
    {
      name: "layer",
      type: "integer",
      description: "Hidden layer; 1 is the one after the input.",
      value: ({ layer }) => layer + 1,
    },
    {
      name: "units",
      type: "integer",
      unit: "units",
      description: "Width of the layer.",
      value: ({ spec, layer }) => spec.hidden[layer],
    },
    ...layerMetrics.members.map(({ name, unit, description }) => ({
      name,
      type: "number" as const,
      unit,
      description,
      value: ({ result, index, layer }: LayerEvaluation) => finite(result.curve.layers[layer][name]?.[index]),
    })),
  ],
  rows: layerEvaluations,
});
