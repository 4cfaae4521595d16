import type { LayerMetric } from "./definition.js";
import { perLane } from "./per-lane.js";

export const zigZag: LayerMetric = {
  name: "zig_zag",
  title: "Zig-zag",
  unit: "cosine",
  goal: "none",
  description:
    "Cosine of the angle between the last two updates of the layer's weights: 1 straight on, −1 back and forth.",
  measure(probe) {
    const { kernel, recentWeights } = probe;
    if (recentWeights === undefined) return perLane(kernel, () => null);
    const sums = probe.scratch();
    kernel.updateCosine(...recentWeights, sums, probe.units * probe.inputs * probe.fanIn);
    return perLane(kernel, (lane) => {
      const cosine = kernel.read(sums, lane, 1)[0];
      return Number.isFinite(cosine) ? cosine : null;
    });
  },
};
