import type { LayerMetric } from "./definition.js";
import { sum } from "./per-lane.js";

export const revived: LayerMetric = {
  name: "revived",
  title: "Revived",
  unit: "share",
  goal: "none",
  description:
    "Share of units that are alive and were dead at an earlier evaluation: death was not for good.",
  measure: ({ dead, history }) =>
    dead.map(
      (now, lane) => sum(now.map((isDead, u) => ~isDead & (history?.everBefore[lane][u] ?? 0))) / now.length,
    ),
};
