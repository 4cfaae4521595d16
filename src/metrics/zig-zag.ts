import type { LayerMetric } from "./definition.js";
import { perLane } from "./per-lane.js";

export const zigZag: LayerMetric = {
  name: "zig_zag",
  title: "Zig-zag",
  unit: "cosine",
  goal: "none",
  description:
    "Cosine of the angle between the last two updates of the layer's weights: 1 straight on, −1 back and forth.",
  measure(layer) {
    const { kernel, recentWeights } = layer;
    if (recentWeights === undefined) return perLane(kernel, () => null);
    const sums = layer.scratch();
    kernel.updateCosine(...recentWeights, sums, layer.units * layer.inputs * layer.fanIn);
    return perLane(kernel, (lane) => {
      const cosine = kernel.read(sums, lane, 1)[0];
      return Number.isFinite(cosine) ? cosine : null;
    });
  },
};
