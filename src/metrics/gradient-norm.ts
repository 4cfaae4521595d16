import type { LayerMetric } from "./definition.js";
import { perLane } from "./per-lane.js";

export const gradientNorm: LayerMetric = {
  name: "gradient_norm",
  title: "Gradient norm",
  unit: "1",
  goal: "none",
  description: "‖∂L/∂W‖ of the layer's weights for the mean loss on the probe rows.",
  measure(probe) {
    const { kernel } = probe;
    const sums = probe.scratch();
    kernel.sumSquares(probe.dWeights, sums, probe.units * probe.inputs * probe.fanIn);
    return perLane(kernel, (lane) => Math.sqrt(kernel.read(sums, lane, 1)[0]));
  },
};
