import type { LayerMetric } from "./definition.js";
import { shareOf } from "./per-lane.js";

export const bornDead: LayerMetric = {
  name: "born_dead",
  title: "Born dead",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were dead before training began.",
  measure: ({ dead, history }) =>
    dead.map((now, lane) => {
      const before = history?.atBirth[lane];
      return shareOf(now, (isDead, u) => isDead & (before?.[u] ?? 1));
    }),
};
