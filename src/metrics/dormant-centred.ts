import type { LayerMetric } from "./definition.js";
import { dormantShare } from "./dormant.js";
import { perLane } from "./per-lane.js";

export const dormantCentred: LayerMetric = {
  name: "dormant_centred",
  title: "Dormant units, mean subtracted",
  unit: "share",
  goal: "minimize",
  description:
    "As dormant, but of |a − the unit's mean a|: fair to a sigmoid, whose idle output is one half, not zero.",
  measure(probe) {
    const { kernel, rows, units } = probe;
    const means = probe.scratch();
    kernel.columnSum(probe.activation, means, rows, units);
    perLane(kernel, (lane) =>
      kernel.write(
        means,
        lane,
        kernel.read(means, lane, units).map((sum) => sum / rows),
      ),
    );
    return dormantShare(probe, means);
  },
};
