import type { LayerMetric } from "./definition.js";
import { shareOf } from "./per-lane.js";

export const revived: LayerMetric = {
  name: "revived",
  title: "Revived",
  unit: "share",
  goal: "none",
  description:
    "Share of units that are alive and were dead at an earlier evaluation: death was not for good.",
  measure: ({ dead, history }) =>
    dead.map((now, lane) => {
      const before = history?.everBefore[lane];
      return shareOf(now, (isDead, u) => ~isDead & (before?.[u] ?? 0));
    }),
};
