import type { LayerMetric } from "./definition.js";
import { sum } from "./per-lane.js";

export const bornDead: LayerMetric = {
  name: "born_dead",
  title: "Born dead",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were dead before training began.",
  measure: ({ dead, history }) =>
    dead.map(
      (now, lane) => sum(now.map((isDead, u) => isDead & (history?.atBirth[lane][u] ?? 1))) / now.length,
    ),
};
