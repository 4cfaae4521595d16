import type { LayerMetric } from "./definition.js";
import { dormantShare } from "./dormant.js";

export const dormantCentred: LayerMetric = {
  name: "dormant_centred",
  title: "Dormant units, mean subtracted",
  unit: "share",
  goal: "minimize",
  description:
    "As dormant, but of |a − the unit's mean a|: fair to a sigmoid, whose idle output is one half, not zero.",
  measure: (layer) => dormantShare(layer, layer.deviations),
};
