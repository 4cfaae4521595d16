import type { LayerMetric } from "./definition.js";
import { perLane } from "./per-lane.js";

export const gradientNorm: LayerMetric = {
  name: "gradient_norm",
  title: "Gradient norm",
  unit: "1",
  goal: "none",
  description: "‖∂L/∂W‖ of the layer's weights for the mean loss on the probe rows.",
  measure(layer) {
    const { kernel } = layer;
    const sums = layer.scratch();
    kernel.sumSquares(layer.dWeights, sums, layer.units * layer.inputs * layer.fanIn);
    return perLane(kernel, (lane) => Math.sqrt(kernel.read(sums, lane, 1)[0]));
  },
};
