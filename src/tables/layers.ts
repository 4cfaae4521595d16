import { layerMetrics } from "../metrics/index.js";
import { defineEvaluationTable, type Figure } from "./evaluations.js";

export const layersTable = defineEvaluationTable({
  name: "layers",
  description:
    "The health of the hidden layers: one row per trial, evaluation (those that record.layers asks for) and hidden layer.",
  primaryKey: ["trial_id", "epoch", "layer"],
  figures: [
    {
      name: "layer",
      type: "integer",
      description: "Hidden layer; 1 is the one after the input.",
      series: ({ result, layer }) => result.curve.epochs.map(() => layer + 1),
    },
    {
      name: "units",
      type: "integer",
      unit: "units",
      description: "Width of the layer.",
      series: ({ result, spec, layer }) => result.curve.epochs.map(() => spec.hidden[layer]),
    },
    ...layerMetrics.members.map(({ name, unit, description }): Figure => ({
      name,
      type: "number",
      unit,
      description,
      series: ({ result, layer }) => result.curve.layers[layer][name],
    })),
  ],
  layers: ({ curve }) => curve.layers.keys(),
  first: (result, { experiment }) => {
    const { length } = result.curve.epochs;
    return { every: 0, last: length - 1, none: length }[experiment.record?.layers ?? "every"];
  },
});
