import type { LayerMetric } from "./definition.js";
import { perLane, sum } from "./per-lane.js";

export const meanActivation: LayerMetric = {
  name: "mean_activation",
  title: "Mean activation",
  unit: "1",
  goal: "none",
  description: "Mean output of the layer over units and probe rows: 0 for a zero-centred layer.",
  measure(layer) {
    const { kernel, rows, units, totals } = layer;
    return perLane(kernel, (lane) => sum(kernel.read(totals, lane, units)) / (rows * units));
  },
};
