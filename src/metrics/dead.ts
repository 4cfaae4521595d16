import type { LayerMetric } from "./definition.js";
import { shareOf } from "./per-lane.js";

export const dead: LayerMetric = {
  name: "dead",
  title: "Dead units",
  unit: "share",
  goal: "minimize",
  description:
    "Share of units whose derivative is exactly 0 on every probe row, so that no gradient reaches them; with several inputs, share of inputs.",
  measure: ({ dead: now }) => now.map((flags) => shareOf(flags, (isDead) => isDead)),
};
