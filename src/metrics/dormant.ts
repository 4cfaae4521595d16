import type { LayerMetric, ProbedLayer } from "./definition.js";
import { perLane, sum } from "./per-lane.js";

/** τ of Sokar et al. 2023, "The Dormant Neuron Phenomenon in Deep Reinforcement Learning". */
export const DORMANT = 0.025;

/**
 * Per lane, the share of units whose summed activity over the probe rows is at most τ times their layer's mean; null where the
 * whole layer is silent.
 */
function dormantShare<B>({ kernel, units }: ProbedLayer<B>, activities: B): (number | null)[] {
  return perLane(kernel, (lane) => {
    const activity = kernel.read(activities, lane, units);
    const limit = (DORMANT * sum(activity)) / units;
    if (!(limit > 0)) return null;
    let idle = 0;
    for (let unit = 0; unit < units; unit++) if (activity[unit] <= limit) idle++;
    return idle / units;
  });
}

export const dormant: LayerMetric = {
  name: "dormant",
  title: "Dormant units",
  unit: "share",
  goal: "minimize",
  description: `Share of units whose mean |a| is at most ${DORMANT} of their layer's mean (Sokar et al. 2023).`,
  measure: (layer) => dormantShare(layer, layer.sizes),
};

export const dormantCentred: LayerMetric = {
  name: "dormant_centred",
  title: "Dormant units, mean subtracted",
  unit: "share",
  goal: "minimize",
  description:
    "As dormant, but of |a − the unit's mean a|: fair to a sigmoid, whose idle output is one half, not zero.",
  measure: (layer) => dormantShare(layer, layer.deviations),
};
