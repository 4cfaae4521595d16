import { layerMetrics } from "../metrics/index.js";
import { finite } from "../trial/curve.js";
import { evaluationColumns, evaluations, type EvaluationRow, type OfTrials } from "./evaluations.js";
import { defineTable, integer, number } from "./table.js";

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
    integer("layer", "Hidden layer; 1 is the one after the input.", ({ layer }) => layer + 1),
    integer("units", "Width of the layer.", ({ spec, layer }) => spec.hidden[layer], { unit: "units" }),
    ...layerMetrics.members.map(({ name, unit, description }) =>
      number(
        name,
        description,
        ({ result, index, layer }: LayerEvaluation) => finite(result.curve.layers[layer][name]?.[index]),
        { unit },
      ),
    ),
  ],
  rows: layerEvaluations,
});
