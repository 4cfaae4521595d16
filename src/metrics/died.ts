import type { LayerMetric } from "./definition.js";
import { share } from "./per-lane.js";

export const died: LayerMetric = {
  name: "died",
  title: "Died",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were alive before training began.",
  measure: ({ dead, history }) =>
    dead.map((now, lane) =>
      share(now.map((isDead, unit) => isDead && history?.atBirth[lane][unit] === false)),
    ),
};
