import type { Flags, LayerMetric } from "./definition.js";

/**
 * Per lane, the share of units at which `bit` is 1, which is given whether the unit is dead, and whether it was before; at
 * epoch 0, before is now.
 */
function shares(
  now: readonly Flags[],
  before: readonly Flags[] = now,
  bit: (isDead: number, wasDead: number) => number,
): number[] {
  return now.map((flags, lane) => {
    const were = before[lane];
    let count = 0;
    for (let unit = 0; unit < flags.length; unit++) count += bit(flags[unit], were[unit]);
    return count / flags.length;
  });
}

export const dead: LayerMetric = {
  name: "dead",
  title: "Dead units",
  unit: "share",
  goal: "minimize",
  description:
    "Share of units whose derivative is exactly 0 on every probe row, so that no gradient reaches them; with several inputs, share of inputs.",
  measure: (layer) => shares(layer.dead, undefined, (isDead) => isDead),
};

export const bornDead: LayerMetric = {
  name: "born_dead",
  title: "Born dead",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were dead before training began.",
  measure: (layer) => shares(layer.dead, layer.history?.atBirth, (isDead, wasDead) => isDead & wasDead),
};

export const died: LayerMetric = {
  name: "died",
  title: "Died",
  unit: "share",
  goal: "minimize",
  description: "Share of units that are dead and were alive before training began.",
  measure: (layer) => shares(layer.dead, layer.history?.atBirth, (isDead, wasDead) => isDead & ~wasDead),
};

export const revived: LayerMetric = {
  name: "revived",
  title: "Revived",
  unit: "share",
  goal: "none",
  description:
    "Share of units that are alive and were dead at an earlier evaluation: death was not for good.",
  measure: (layer) => shares(layer.dead, layer.history?.everBefore, (isDead, wasDead) => ~isDead & wasDead),
};
