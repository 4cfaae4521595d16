import type { LayerMetric } from "./definition.js";
import { shareOf } from "./per-lane.js";

export const died: LayerMetric = {
  name: "died",
  title: "Died",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were alive before training began.",
  measure: ({ dead, history }) =>
    dead.map((now, lane) => {
      const before = history?.atBirth[lane];
      return shareOf(now, (isDead, u) => isDead & ~(before?.[u] ?? 1));
    }),
};
