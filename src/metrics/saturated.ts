import { FLAT } from "../activations/properties.js";
import type { LayerMetric } from "./definition.js";
import { perLane } from "./per-lane.js";

export const saturated: LayerMetric = {
  name: "saturated",
  title: "Saturated",
  unit: "share",
  goal: "minimize",
  description: `Share of (unit, probe row) with |f′(z)| below ${FLAT} of the largest |f′|: for the sigmoid |z| > 5, for tanh |z| > 2.5.`,
  measure(layer) {
    const { kernel, rows, units, inputs, partialsPerElement } = layer;
    const columns = units * partialsPerElement;
    return perLane(kernel, (lane) => {
      const below = kernel.read(layer.flat, lane, columns);
      let total = 0;
      for (let unit = 0; unit < units; unit++) {
        for (let k = 0; k < inputs; k++) total += below[unit * partialsPerElement + k];
      }
      return total / (rows * units * inputs);
    });
  },
};
