import type { LayerMetric, ProbedLayer } from "./definition.js";
import { perLane } from "./per-lane.js";

/** Per lane, the mean over the rows of `x` with a non-zero of max(n₊, n₋) / (n₊ + n₋); null where all is zero. */
function agreement<B>(layer: ProbedLayer<B>, x: B, rows: number): (number | null)[] {
  const { kernel } = layer;
  const sums = layer.scratch();
  kernel.signAgreement(x, sums, rows, layer.fanIn);
  return perLane(kernel, (lane) => {
    const [total, count] = kernel.read(sums, lane, 2);
    return count > 0 ? total / count : null;
  });
}

/** A sample's gradient of a unit's weights is δ · x, so its signs agree exactly as far as the signs of x do. */
export const signAgreementSample: LayerMetric = {
  name: "sign_agreement_sample",
  title: "Sign agreement per sample",
  unit: "share",
  goal: "none",
  description:
    "How far a unit's incoming weight gradients share one sign on a single sample: 1 when all inputs have one sign, one half when they are evenly mixed.",
  measure: (layer) => agreement(layer, layer.input, layer.rows),
};

export const signAgreementBatch: LayerMetric = {
  name: "sign_agreement_batch",
  title: "Sign agreement per batch",
  unit: "share",
  goal: "none",
  description: "The same for the mean gradient over the probe rows, averaged over units.",
  measure: (layer) => agreement(layer, layer.dWeights, layer.units * layer.inputs),
};
